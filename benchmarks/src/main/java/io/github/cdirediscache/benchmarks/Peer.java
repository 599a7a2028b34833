package io.github.cdirediscache.benchmarks;

import java.util.List;

/** Who does the operations. */
public enum Peer {
    /** What an application without a cache library would write; the cache is compared to it. */
    RAW_JEDIS("raw Jedis") {
        @Override
        Client open(List<String> locations, Values values) {
            return new JedisClients(locations, values);
        }
    },
    /** This library. */
    CACHE("`Cache<byte[]>`") {
        @Override
        Client open(List<String> locations, Values values) {
            return new CacheClient(locations, values);
        }
    };

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Puts the values into the servers and connects to them. */
    abstract Client open(List<String> locations, Values values);
}
