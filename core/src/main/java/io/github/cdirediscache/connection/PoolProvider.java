package io.github.cdirediscache.connection;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/**
 * Makes pools of connections, for those who need another than the built-in one: named by the option
 * {@code pool.provider}, made by its public constructor without parameters, once per cache manager and class.
 */
@FunctionalInterface
public interface PoolProvider {

    /**
     * A pool of connections to one server. It is closed with the cache manager.
     *
     * @param location where the server is, without user and password
     * @param connections makes the connections; nothing is connected yet
     * @param settings what the options {@code pool.*} say
     * @return the pool
     */
    ConnectionPool pool(String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings);
}
