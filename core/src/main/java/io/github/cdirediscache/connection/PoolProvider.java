package io.github.cdirediscache.connection;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/**
 * Makes connection pools that replace the built-in one. The option {@code pool.provider} names a class that implements
 * this interface and has a public constructor without parameters.
 *
 * <p>There may be several instances of the class: one for each group of caches that share connections, and one for each
 * cache when its settings are checked at deployment. So the constructor opens nothing, and state that all pools share
 * does not belong in a field of the instance.
 *
 * <p>Needs {@code org.apache.commons:commons-pool2}, which an application adds in the same place as this library. The
 * module for WildFly and the feature for Open Liberty contain it.
 */
@FunctionalInterface
public interface PoolProvider {

    /**
     * Makes the pool of connections to one server. Called once for each server; the pool is closed with the cache manager.
     *
     * @param location where the server is, without user and password
     * @param connections makes the connections; nothing is connected yet
     * @param settings what the options {@code pool.*} say
     * @return the pool
     */
    ConnectionPool pool(String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings);
}
