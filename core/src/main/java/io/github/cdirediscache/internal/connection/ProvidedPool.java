package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.PoolConfig;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A pool that a class of the application's has made. */
final class ProvidedPool implements Pool {

    /** Jedis's own defaults: idle connections are looked at every half minute, and closed after a whole one. */
    private static final Duration CHECK_PERIOD = Duration.ofSeconds(30);

    private static final Duration MAX_IDLE = Duration.ofMinutes(1);
    private static final int ALL = -1;

    private final String location;
    private final ConnectionPool pool;
    private final Generations generations;
    private final Failures failures;
    private final Time time;

    ProvidedPool(String location, ConnectionPool pool, Generations generations, Failures failures, Time time) {
        this.location = location;
        this.pool = pool;
        this.generations = generations;
        this.failures = failures;
        this.time = time;
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
    public Connection borrow(boolean alive) {
        Connection connection = borrow();
        while (connection instanceof ServerConnection ours
                && !ours.isFresh()
                && (isOutdated(ours) || !ours.isQuiet(alive, time.nanos()))) {
            giveBack(connection, false);
            connection = borrow();
        }
        return connection;
    }

    @Override
    public Connection borrowForReads() {
        return borrow(false);
    }

    @Override
    public boolean isOutdated(Connection connection) {
        return connection instanceof ServerConnection ours && isOutdated(ours);
    }

    private boolean isOutdated(ServerConnection connection) {
        return connection.generation() != generations.current();
    }

    private Connection borrow() {
        try {
            return pool.getResource();
        } catch (JedisDataException refusal) {
            throw failures.refused(refusal);
        } catch (JedisException | IllegalStateException failure) {
            if (pool.isClosed()) {
                throw new NodeClosedException(location, ClientFailure.of(failure));
            }
            if (Failures.causedBy(failure, InterruptedException.class)) {
                Thread.currentThread().interrupt();
                throw failures.interrupted(failure);
            }
            if (Failures.causedBy(failure, NoSuchElementException.class)) {
                throw failures.noneFree(failure);
            }
            throw failures.unreachable(failure);
        }
    }

    /** Commons-pool opens a connection for each that is broken, and throws if it can't: that is no failure of the caller's. */
    @Override
    public void giveBack(Connection connection, boolean inStep) {
        if (connection instanceof ServerConnection ours) {
            ours.proven(time.nanos());
        }
        if (!inStep || (connection instanceof ServerConnection ours && (isOutdated(ours) || ours.hasUnread()))) {
            connection.setBroken();
        }
        try {
            connection.close();
        } catch (JedisException notReplaced) {
            // The next caller tries again.
        }
    }

    @Override
    public void distrust(boolean isSlow) {
        if (!isSlow) {
            generations.lost();
        }
        pool.clear();
    }

    @Override
    public boolean replace(Connection connection) {
        return connection instanceof ServerConnection ours && replace(ours.generation());
    }

    @Override
    public void replace() {
        replace(generations.current());
    }

    @Override
    public int epoch() {
        return generations.epoch();
    }

    private boolean replace(int generation) {
        boolean isOutdated = generations.outdate(generation);
        if (isOutdated) {
            pool.clear();
        }
        return isOutdated;
    }

    @Override
    public void close() {
        pool.close();
    }
}
