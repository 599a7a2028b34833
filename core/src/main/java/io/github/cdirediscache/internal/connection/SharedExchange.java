package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.connection.SharedRead.Answered;
import io.github.cdirediscache.internal.connection.SharedRead.Failed;
import io.github.cdirediscache.internal.connection.SharedRead.Outcome;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Sends the reads of several callers on one connection, and gives each its outcome as soon as it is there. Those behind a
 * long answer do not wait for it: their callers send them elsewhere, and the connection is closed.
 */
final class SharedExchange {

    private final Pool pool;
    private final Fence fence;
    private final Single single;
    private final PoolLimits limits;
    private final Time time;

    SharedExchange(Pool pool, Fence fence, Single single, PoolLimits limits, Time time) {
        this.pool = pool;
        this.fence = fence;
        this.single = single;
        this.limits = limits;
        this.time = time;
    }

    /**
     * Gives each read an outcome.
     *
     * @return whether everything that was sent is answered
     */
    boolean run(Connection connection, List<SharedRead> reads) {
        try {
            return read(connection, reads);
        } catch (JedisConnectionException dead) {
            boolean isSlow = Failures.isSlow(dead);
            pool.distrust(isSlow);
            fail(reads, new Failed(dead, !isSlow, new AtomicBoolean()));
            return false;
        }
    }

    static void fail(List<SharedRead> reads, Failed failed) {
        reads.forEach(read -> read.outcome().complete(failed));
    }

    private boolean read(Connection connection, List<SharedRead> reads) {
        List<ServerCommand<Long>> kills = fence.kills();
        List<Command<?>> commands = new ArrayList<>(reads.size());
        reads.forEach(read -> commands.add(read.command()));
        Wire.write(connection, kills);
        Wire.write(connection, commands);
        Wire.flush(connection);
        long sentAt = time.nanos();
        fence.settle(connection, kills);
        for (int i = 0; i < reads.size(); i++) {
            checkTime(i, sentAt);
            Rest rest = new Rest(reads.subList(i + 1, reads.size()));
            Outcome outcome = outcome(connection, reads.get(i).command(), rest);
            reads.get(i).outcome().complete(outcome);
            if (rest.isFreed) {
                return false;
            }
        }
        return true;
    }

    /** Who reads for others does so for no longer than a server is given to answer. */
    private void checkTime(int answered, long sentAt) {
        if (answered > 0 && time.nanos() - sentAt > limits.socketTimeoutNanos()) {
            throw new JedisConnectionException(new SocketTimeoutException("not all answers came in time"));
        }
    }

    private Outcome outcome(Connection connection, Command<?> command, Rest rest) {
        try {
            return new Answered(Wire.readOne(connection, rest));
        } catch (JedisDataException refusal) {
            return new Failed(refusal, single.isForAnother(connection, command, refusal), null);
        }
    }

    /** The reads behind one; told when its answer is a long one. */
    private static final class Rest implements Runnable {

        private final List<SharedRead> reads;
        private boolean isFreed;

        Rest(List<SharedRead> reads) {
            this.reads = reads;
        }

        @Override
        public void run() {
            isFreed = !reads.isEmpty();
            reads.forEach(SharedRead::free);
        }
    }
}
