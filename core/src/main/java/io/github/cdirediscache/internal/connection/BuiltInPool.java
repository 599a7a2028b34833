package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.PoolUsers.Use;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.time.Upkeep;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A bounded number of connections. Taking an idle one and giving it back takes no lock and allocates nothing; no lock is
 * held during input or output. The connection opened first is taken first, so that those that are not needed stay idle
 * and end. Some are left for {@link SharedReads}, whatever else is going on.
 */
final class BuiltInPool implements Pool {

    private static final Duration CHECK = Duration.ofSeconds(30);
    private static final long CHECK_NANOS = CHECK.toNanos();
    private static final long MAX_IDLE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String location;
    private final ConnectionMaker maker;
    private final Failures failures;
    private final PoolLimits limits;
    private final Time time;
    private final OpenConnections open = new OpenConnections();
    private final PoolUsers users;
    private final Upkeep upkeep;

    /** Connections that are open or being opened. */
    private final AtomicInteger taken = new AtomicInteger();

    /** Why no more connections could be opened a moment ago, beside those that are open. */
    private volatile @Nullable Unopened unopened;

    private volatile boolean closed;

    BuiltInPool(
            String location,
            ConnectionMaker maker,
            Failures failures,
            PoolLimits limits,
            Time time,
            @Nullable Scheduler scheduler) {
        this.location = location;
        this.maker = maker;
        this.failures = failures;
        this.limits = limits;
        this.time = time;
        this.users = new PoolUsers(limits);
        this.upkeep = new Upkeep(scheduler, this::tidy, CHECK.toMillis());
    }

    @Override
    public ServerConnection borrow(boolean alive) {
        return borrow(alive, Use.OTHER);
    }

    @Override
    public ServerConnection borrowForReads() {
        return borrow(false, Use.READS);
    }

    private ServerConnection borrow(boolean alive, Use use) {
        ServerConnection idle = idle(alive, use);
        return idle == null ? openedOrReturned(alive, use) : idle;
    }

    private @Nullable ServerConnection idle(boolean alive, Use use) {
        if (!users.admit(use)) {
            return null;
        }
        ServerConnection found = null;
        try {
            found = idle(alive);
        } finally {
            if (found == null) {
                users.leave(use);
            } else {
                found.usedFor(use);
            }
        }
        return found;
    }

    private @Nullable ServerConnection idle(boolean alive) {
        for (ServerConnection connection : open.all()) {
            if (connection.take()) {
                boolean isOfUse = isCurrent(connection);
                if (isOfUse && !connection.isQuiet(alive, time.nanos())) {
                    maker.generations().lost();
                    isOfUse = false;
                }
                if (isOfUse) {
                    return connection;
                }
                discard(connection);
            }
        }
        return null;
    }

    @Override
    public boolean isOutdated(Connection connection) {
        return !isCurrent((ServerConnection) connection);
    }

    private boolean isCurrent(ServerConnection connection) {
        return connection.generation() == maker.generations().current();
    }

    private ServerConnection openedOrReturned(boolean alive, Use use) {
        long since = time.nanos();
        for (boolean isFirstTime = true; ; isFirstTime = false) {
            requireOpen();
            RuntimeException refusal = unopened();
            if (refusal == null && reserve(use)) {
                try {
                    return opened(use);
                } catch (CacheUnavailableException failure) {
                    throw failure;
                } catch (RuntimeException refused) {
                    refusal = refused;
                    failIfAlone(refused);
                }
            }
            ServerConnection found = returned(since, isFirstTime, refusal, use);
            if (found == null) {
                found = idle(alive, use);
            }
            if (found != null) {
                return found;
            }
        }
    }

    /** A connection that was handed to the caller; none if it is worth while to look again. */
    private @Nullable ServerConnection returned(
            long since, boolean isFirstTime, @Nullable RuntimeException refusal, Use use) {
        Waiters queue = users.waiting(use);
        Waiters.Waiter waiter = queue.enter(since, isFirstTime);
        return isChanged(refusal, use)
                ? queue.leave(waiter)
                : await(queue, waiter, since + limits.maxWaitNanos(), refusal);
    }

    private boolean reserve(Use use) {
        if (!users.admit(use)) {
            return false;
        }
        boolean isReserved = PoolUsers.increment(taken, limits.maxConnections());
        if (!isReserved) {
            users.leave(use);
        }
        return isReserved;
    }

    /** A new connection, in the place that was reserved for it. */
    private ServerConnection opened(Use use) {
        ServerConnection connection;
        try {
            connection = maker.open();
        } catch (JedisDataException | BrokenOffException refused) {
            // Nobody is woken to be refused as well.
            users.leave(use);
            taken.decrementAndGet();
            throw refused;
        } catch (RuntimeException failure) {
            users.leave(use);
            if (open.all().length == 0 || Failures.isSlow(failure)) {
                release();
                throw failures.unreachable(failure);
            }
            taken.decrementAndGet();
            unopened = new Unopened(failure, time.nanos());
            throw failure;
        } catch (Error error) {
            users.leave(use);
            release();
            throw error;
        }
        unopened = null;
        connection.proven(time.nanos());
        connection.usedFor(use);
        open.add(connection);
        upkeep.start();
        if (closed) {
            upkeep.stop();
            users.leave(use);
            discard(connection);
            requireOpen();
        }
        return connection;
    }

    /** Why another connection is not worth a try, for half a second, while others may come back. */
    private @Nullable RuntimeException unopened() {
        Unopened before = unopened;
        return before != null && open.all().length > 0 && time.nanos() - before.at < Greeter.PAUSE_NANOS
                ? before.why
                : null;
    }

    /** A server that refuses another connection may still serve those it has; without one there is nothing to wait for. */
    private void failIfAlone(RuntimeException refused) {
        if (isAlone(refused)) {
            users.wakeAll();
            throw refused instanceof JedisDataException refusal
                    ? failures.refused(refusal)
                    : failures.unreachable(refused);
        }
    }

    private boolean isAlone(RuntimeException refused) {
        return taken.get() == 0 || (isUnreachable(refused) && open.all().length == 0);
    }

    /** The server said nothing: those that are connecting just now will not fare better. */
    private static boolean isUnreachable(RuntimeException refused) {
        return !(refused instanceof JedisDataException || refused instanceof BrokenOffException);
    }

    /** Whether there is something to find after all, for one who is about to wait. */
    private boolean isChanged(@Nullable RuntimeException refusal, Use use) {
        return closed
                || (users.mayAdmit(use)
                        && (open.idle() > 0
                                || (refusal == null ? taken.get() < limits.maxConnections() : isAlone(refusal))));
    }

    private @Nullable ServerConnection await(
            Waiters queue, Waiters.Waiter waiter, long end, @Nullable RuntimeException refusal) {
        try {
            return time.await(waiter.signal(), end - time.nanos());
        } catch (TimeoutException over) {
            ServerConnection handed = queue.leave(waiter);
            if (handed == null) {
                throw refusal instanceof JedisDataException refused
                        ? failures.refused(refused)
                        : failures.noneFree(refusal);
            }
            return handed;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            ServerConnection handed = queue.leave(waiter);
            if (handed == null) {
                throw failures.interrupted(interrupt);
            }
            return handed;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new NodeClosedException(location, null);
        }
    }

    @Override
    public void giveBack(Connection connection, boolean inStep) {
        ServerConnection own = (ServerConnection) connection;
        users.leave(own.use());
        own.usedFor(Use.NONE);
        if (!inStep || own.isBroken() || own.hasUnread() || closed || !isCurrent(own)) {
            discard(own);
            return;
        }
        long now = time.nanos();
        own.proven(now);
        if (users.handOver(own, now)) {
            return;
        }
        own.rest();
        users.wakeOne();
        discardIdle(own, closed);
    }

    @Override
    public void distrust(boolean isSlow) {
        if (!isSlow) {
            maker.generations().lost();
        }
        long since = time.nanos() - (isSlow ? limits.socketTimeoutNanos() : 0);
        for (ServerConnection connection : open.all()) {
            discardIdle(connection, connection.provenAt() - since < 0);
        }
    }

    @Override
    public boolean replace(Connection connection) {
        return replace(((ServerConnection) connection).generation());
    }

    @Override
    public void replace() {
        replace(maker.generations().current());
    }

    @Override
    public int epoch() {
        return maker.generations().epoch();
    }

    private boolean replace(int generation) {
        boolean isOutdated = maker.generations().outdate(generation);
        if (isOutdated) {
            for (ServerConnection other : open.all()) {
                discardIdle(other, !isCurrent(other));
            }
        }
        return isOutdated;
    }

    /** Closes what nobody has needed for a while, and keeps as many as shall stay alive. */
    private void tidy() {
        for (ServerConnection connection : open.all()) {
            long rest = time.nanos() - connection.provenAt();
            if (open.all().length > limits.minIdle()) {
                discardIdle(connection, rest >= MAX_IDLE_NANOS);
            } else if (rest >= CHECK_NANOS && connection.take()) {
                check(connection);
            }
        }
        refill();
        if (open.all().length == 0 && limits.minIdle() == 0) {
            upkeep.stop();
            if (open.all().length > 0) {
                upkeep.start();
            }
        }
    }

    /** Also keeps a firewall from forgetting it. */
    private void check(ServerConnection connection) {
        boolean isAlive = connection.ping();
        giveBack(connection, isAlive);
        if (!isAlive) {
            distrust(true);
        }
    }

    private void refill() {
        try {
            while (!closed && open.idle() < limits.minIdle() && reserve(Use.NONE)) {
                giveBack(opened(Use.NONE), true);
            }
        } catch (RuntimeException notNow) {
            // A caller who needs a connection reports why there is none.
        }
    }

    private void discardIdle(ServerConnection connection, boolean isMeant) {
        if (isMeant && connection.take()) {
            discard(connection);
        }
    }

    private void discard(ServerConnection connection) {
        connection.end();
        open.remove(connection);
        release();
    }

    private void release() {
        taken.decrementAndGet();
        users.wakeOne();
    }

    @Override
    public void close() {
        closed = true;
        upkeep.stop();
        for (ServerConnection connection : open.all()) {
            discardIdle(connection, true);
        }
        users.wakeAll();
    }

    private record Unopened(RuntimeException why, long at) {}
}
