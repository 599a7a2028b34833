package io.github.cdirediscache.benchmarks;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

/** Jedis's own client, with the protocol and the pool that the cache has by default. */
final class PooledJedis implements Reader {

    private static final int POOL = 16;

    private final RawKeys keys;
    private final RedisClient client;

    PooledJedis(String location, Values values) {
        keys = new RawKeys(values);
        client = RedisClient.builder()
                .hostAndPort(HostAndPort.from(location))
                .clientConfig(DefaultJedisClientConfig.builder().resp3().build())
                .poolConfig(poolConfig())
                .build();
        for (int i = 0; i < Values.COUNT; i++) {
            client.set(keys.key(i), values.bytes(i));
        }
    }

    static GenericObjectPoolConfig<Connection> poolConfig() {
        GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(POOL);
        config.setMaxIdle(POOL);
        config.setJmxEnabled(false);
        config.setTestWhileIdle(true);
        return config;
    }

    @Override
    public byte @Nullable [] read(int index) {
        return client.get(keys.key(index));
    }

    @Override
    public void close() {
        client.close();
    }
}
