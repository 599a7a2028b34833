package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.key.PhysicalKey;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The slots of keys in a cluster. */
public final class ClusterSlots {

    /** How many there are. */
    public static final int COUNT = 16384;

    private ClusterSlots() {}

    /**
     * The place of a key.
     *
     * @param key the key
     * @return its slot, from 0
     * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis cluster
     *     specification: key distribution model</a>
     */
    public static int of(PhysicalKey key) {
        return JedisClusterCRC16.getSlot(key.bytes());
    }
}
