package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.config.CoalesceReads;

/** The ways to read by many threads that are compared, in the order of the table. */
public enum SharedVariant {
    /** All others are compared to it. */
    RAW_JEDIS("raw Jedis, pool of 16") {
        @Override
        Reader open(String location, Values values) {
            return new PooledJedis(location, values);
        }
    },
    /** As it is by default. */
    GET("`Cache<byte[]>.get`") {
        @Override
        Reader open(String location, Values values) {
            return PlainCache.get(location, values);
        }
    },
    /** Each read takes a connection, as with raw Jedis. */
    GET_APART("`get` with `coalesce-reads=off`") {
        @Override
        Reader open(String location, Values values) {
            return PlainCache.get(location, values, CoalesceReads.OFF);
        }
    },
    /** By way of CDI. */
    CACHE_RESULT("`@CacheResult byte[]`, hit") {
        @Override
        Reader open(String location, Values values) {
            return new CachedBean(location, values);
        }
    };

    private final String title;

    SharedVariant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Puts the values into a server and connects to it. */
    abstract Reader open(String location, Values values);
}
