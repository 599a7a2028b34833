package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.PoolConfig;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/**
 * Jedis's pool, bounded in size and wait. Commons-pool 2.13 opens a new connection for each broken one, and throws if
 * that fails. This pool does so only if a caller waits for a connection: otherwise a dead server would cost two
 * timeouts per call.
 */
final class Pool extends ConnectionPool {

    /** Jedis's own defaults: idle connections are looked at every half minute, and closed after a whole one. */
    private static final Duration CHECK_PERIOD = Duration.ofSeconds(30);

    private static final Duration MAX_IDLE = Duration.ofMinutes(1);
    private static final int ALL = -1;

    Pool(ConnectionFactory factory, GenericObjectPoolConfig<Connection> settings) {
        super(factory, settings);
    }

    static GenericObjectPoolConfig<Connection> settings(PoolConfig config) {
        GenericObjectPoolConfig<Connection> settings = new GenericObjectPoolConfig<>();
        settings.setMaxTotal(config.maxConnections());
        settings.setMaxIdle(config.maxConnections());
        settings.setMinIdle(config.minIdle());
        settings.setMaxWait(config.maxWait());
        settings.setJmxEnabled(false);
        settings.setTestWhileIdle(true);
        settings.setMinEvictableIdleDuration(MAX_IDLE);
        settings.setNumTestsPerEvictionRun(ALL);
        settings.setTimeBetweenEvictionRuns(CHECK_PERIOD);
        return settings;
    }

    @Override
    @SuppressWarnings("EmptyCatch")
    public void addObject() {
        if (getNumWaiters() == 0) {
            return;
        }
        try {
            super.addObject();
        } catch (Exception stillBroken) {
            // A waiting caller gets its own failure; this caller has another one to report.
        }
    }
}
