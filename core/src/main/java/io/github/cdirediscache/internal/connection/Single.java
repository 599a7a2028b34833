package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Sends one command on one connection, and decides what becomes of both. */
final class Single {

    /** Stands for an answer: the command may be sent once more, on another connection. */
    static final Object SEND_AGAIN = new Object();

    private final Pool pool;
    private final Fence fence;

    Single(Pool pool, Fence fence) {
        this.pool = pool;
        this.fence = fence;
    }

    /** The server's answer. The command is sent once more if the connection turned out to be of no use. */
    @Nullable Object exchanged(Command<?> command) {
        Object answer = exchanged(pool.borrow(!command.isRepeatable()), command, false);
        return answer == SEND_AGAIN ? exchanged(pool.borrow(!command.isRepeatable()), command, true) : answer;
    }

    /** The server's answer, or {@link #SEND_AGAIN}, which nobody gets on the last attempt. Gives the connection back. */
    @Nullable Object exchanged(Connection connection, Command<?> command, boolean isLast) {
        boolean inStep = false;
        try {
            Object answer = fence.exchange(connection, command);
            inStep = true;
            return answer;
        } catch (JedisDataException refusal) {
            inStep = true;
            if (isLast || !isForAnother(connection, command, refusal)) {
                throw refusal;
            }
        } catch (JedisConnectionException dead) {
            pool.distrust(Failures.isSlow(dead));
            if (isLast || !isWorthAnother(command, dead)) {
                throw dead;
            }
        } finally {
            if (!inStep) {
                fence.lost(connection, List.of(command));
            }
            pool.giveBack(connection, inStep);
        }
        return SEND_AGAIN;
    }

    /** Whether another server may carry it out, to which a new connection may lead. Outdates the connection if so. */
    boolean isForAnother(Connection connection, Command<?> command, JedisDataException refusal) {
        return mayBeCarriedOutElsewhere(command, refusal) && pool.replace(connection);
    }

    static boolean mayBeCarriedOutElsewhere(Command<?> command, JedisDataException refusal) {
        return ErrorReplies.mayBeOfAnother(refusal) && (command.isRepeatable() || ErrorReplies.isUntouched(refusal));
    }

    /** Whether a command that was not answered is worth a new connection. */
    static boolean isWorthAnother(Command<?> command, JedisConnectionException dead) {
        return !Failures.isSlow(dead) && command.isRepeatable();
    }
}
