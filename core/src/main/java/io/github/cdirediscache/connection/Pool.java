package io.github.cdirediscache.connection;

import io.github.cdirediscache.config.PoolConfig;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/**
 * Jedis's pool, bounded in size and wait. Where commons-pool 2.13 connects anew for each connection that broke, and throws
 * if that fails, this one does so only for somebody who waits: a dead server would else cost two timeouts a call.
 */
final class Pool extends ConnectionPool {

    Pool(ConnectionFactory factory, PoolConfig config) {
        super(factory, settings(config));
    }

    private static GenericObjectPoolConfig<Connection> settings(PoolConfig config) {
        GenericObjectPoolConfig<Connection> settings = new GenericObjectPoolConfig<>();
        settings.setMaxTotal(config.maxConnections());
        settings.setMaxIdle(config.maxConnections());
        settings.setMinIdle(config.minIdle());
        settings.setMaxWait(config.maxWait());
        settings.setJmxEnabled(false);
        settings.setTestWhileIdle(true);
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
            // Whoever waits finds out for itself; this caller has its own failure to report.
        }
    }
}
