package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.connection.SharedRead.Alone;
import io.github.cdirediscache.internal.connection.SharedRead.Answered;
import io.github.cdirediscache.internal.connection.SharedRead.Failed;
import io.github.cdirediscache.internal.connection.SharedRead.Lane;
import io.github.cdirediscache.internal.connection.SharedRead.Outcome;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Reads of single keys, by any number of callers on a few connections. As many callers as there are lanes go straight to
 * a connection. Others wait, and whoever gets a lane next sends all that wait together with a read of their own: one
 * system call for many callers. Who leaves a lane hands it to the caller who has waited longest. No thread is needed, and
 * no lock is held. Thread-safe.
 */
final class SharedReads {

    /** Of one exchange: bounds how long a caller reads for others. */
    static final int MOST = 64;

    /** Of one exchange, as far as lengths are known before: a long value holds up those behind it. */
    static final int MOST_BYTES = 256 * 1024;

    /** What an answer adds to the typical length: one of this many parts of the difference. */
    private static final int WEIGHT = 16;

    private final Pool pool;
    private final Failures failures;
    private final PoolLimits limits;
    private final Time time;
    private final Single single;
    private final SharedExchange exchange;
    private final AtomicInteger lanesInUse = new AtomicInteger();
    private final ConcurrentLinkedQueue<SharedRead> waiting = new ConcurrentLinkedQueue<>();

    /** Threads may overwrite each other's. */
    private volatile int typicalBytes;

    SharedReads(Pool pool, Single single, SharedExchange exchange, Failures failures, PoolLimits limits, Time time) {
        this.pool = pool;
        this.failures = failures;
        this.limits = limits;
        this.time = time;
        this.single = single;
        this.exchange = exchange;
    }

    /**
     * The server's answer to a read.
     *
     * @throws JedisDataException the error that it answered with
     * @throws JedisConnectionException if it did not answer
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it was not asked
     */
    @Nullable Object exchanged(Command<?> read) {
        // What would not share an exchange anyway does not wait for one of the few lanes.
        Object answer = mostAtOnce() > 1 ? attempt(read, false) : single.exchanged(read);
        if (answer == Single.SEND_AGAIN) {
            answer = attempt(read, true);
        }
        note(answer instanceof byte[] value ? value.length : 0);
        return answer;
    }

    private @Nullable Object attempt(Command<?> read, boolean isLast) {
        if (enterLane()) {
            return lead(read, isLast);
        }
        Outcome outcome = sentByOthers(read);
        if (outcome == Lane.FREE) {
            return lead(read, isLast);
        }
        return outcome instanceof Alone ? single.exchanged(read) : result(outcome, isLast);
    }

    private Outcome sentByOthers(Command<?> read) {
        SharedRead own = new SharedRead(read, time.nanos());
        boolean isOver = false;
        try {
            waiting.add(own);
            if (enterLane()) {
                leaveLane();
            }
            Outcome outcome = await(own);
            isOver = true;
            return outcome;
        } finally {
            if (!isOver && !own.giveUp() && own.isLeading()) {
                leaveLane();
            }
        }
    }

    private boolean enterLane() {
        return PoolUsers.increment(lanesInUse, limits.lanes());
    }

    /** Hands the lane to who has waited longest. */
    private void leaveLane() {
        do {
            for (SharedRead next = waiting.poll(); next != null; next = waiting.poll()) {
                if (next.lead(time.nanos())) {
                    return;
                }
            }
            lanesInUse.decrementAndGet();
        } while (!waiting.isEmpty() && enterLane());
    }

    /** Sends a read, and those that wait. The caller has a lane, which is left. */
    private @Nullable Object lead(Command<?> read, boolean isLast) {
        try {
            Connection connection = pool.borrowForReads();
            return waiting.isEmpty() ? single.exchanged(connection, read, isLast) : together(connection, read, isLast);
        } finally {
            leaveLane();
        }
    }

    private @Nullable Object together(Connection connection, Command<?> read, boolean isLast) {
        List<SharedRead> all = new ArrayList<>();
        boolean inStep = false;
        try {
            SharedRead own = new SharedRead(read, 0);
            all.add(own);
            take(all);
            if (pool.isOutdated(connection)) {
                // Some may have begun after the server was found to be the wrong one.
                all.subList(1, all.size()).forEach(SharedRead::free);
                all.subList(1, all.size()).clear();
            }
            inStep = exchange.run(connection, all);
            return result(own.outcome().join(), isLast);
        } finally {
            try {
                pool.giveBack(connection, inStep);
            } finally {
                // After an error, such as too little memory; else they have an outcome.
                all.forEach(SharedRead::free);
            }
        }
    }

    private void take(List<SharedRead> all) {
        int most = mostAtOnce();
        long now = time.nanos();
        while (all.size() < most) {
            SharedRead next = waiting.poll();
            if (next == null) {
                return;
            }
            if (next.take(now)) {
                all.add(next);
            }
        }
    }

    private int mostAtOnce() {
        return Math.min(MOST, MOST_BYTES / Math.max(1, typicalBytes));
    }

    private void note(int bytes) {
        int before = typicalBytes;
        // Rounded down, so that it comes down to nothing again.
        int step = Math.floorDiv(bytes - before, WEIGHT);
        if (step != 0) {
            typicalBytes = before + step;
        }
    }

    private static @Nullable Object result(Outcome outcome, boolean isLast) {
        if (outcome instanceof Answered answered) {
            return answered.answer();
        }
        if (outcome instanceof Failed failed && (isLast || !failed.isWorthAnother())) {
            throw failed.reported();
        }
        return Single.SEND_AGAIN;
    }

    /** What became of a read that others were asked to send. */
    private Outcome await(SharedRead read) {
        try {
            return time.await(read.outcome(), read.since() + limits.maxWaitNanos() - time.nanos());
        } catch (TimeoutException over) {
            if (read.giveUp()) {
                waiting.remove(read);
                throw failures.noneFree(null);
            }
            return awaitAnswer(read);
        } catch (InterruptedException interrupt) {
            return interrupted(read, interrupt);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** It is on its way. */
    private Outcome awaitAnswer(SharedRead read) {
        try {
            return time.await(read.outcome(), read.takenAt() + limits.socketTimeoutNanos() - time.nanos());
        } catch (TimeoutException slow) {
            if (read.isLeading()) {
                return read.outcome().join();
            }
            throw new SharedFailureException(new SocketTimeoutException("no answer in time"));
        } catch (InterruptedException interrupt) {
            return interrupted(read, interrupt);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who waits for others fails at once. */
    private Outcome interrupted(SharedRead read, InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        if (read.giveUp()) {
            waiting.remove(read);
        } else if (read.isLeading() || read.outcome().isDone()) {
            return read.outcome().join();
        }
        throw failures.interrupted(interrupt);
    }

    /** Those who wait have nothing to wait for any more. */
    void close(String location) {
        for (SharedRead next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.take(time.nanos())) {
                next.outcome().complete(new Failed(new NodeClosedException(location, null), false, null));
            }
        }
    }
}
