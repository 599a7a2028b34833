package io.github.cdirediscache.benchmarks;

/** The ways to read that are compared, in the order of the table. */
public enum Variant {
    /** What an application without a cache library would write; all others are compared to it. */
    RAW_JEDIS("raw Jedis, pool of 16") {
        @Override
        Reader open(String location, Values values) {
            return new PooledJedis(location, values);
        }
    },
    /** Shows what of the time above is the pool's. */
    RAW_CONNECTION("raw Jedis, one connection, no pool") {
        @Override
        Reader open(String location, Values values) {
            return new SingleConnection(location, values);
        }
    },
    GET("`Cache<byte[]>.get`") {
        @Override
        Reader open(String location, Values values) {
            return PlainCache.get(location, values);
        }
    },
    GET_OR_LOAD("`Cache<byte[]>.getOrLoad`, hit") {
        @Override
        Reader open(String location, Values values) {
            return PlainCache.getOrLoad(location, values);
        }
    },
    CACHE_RESULT("`@CacheResult byte[]`, hit") {
        @Override
        Reader open(String location, Values values) {
            return new CachedBean(location, values);
        }
    };

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Puts the values into a server and connects to it. */
    abstract Reader open(String location, Values values);
}
