package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One server behind a pool of Jedis connections. */
final class JedisNode implements Node {

    /** How many commands are on their way at once: bounds what a pipeline holds in memory on both sides. */
    private static final int PIPELINE = 500;

    private final String location;
    private final Pool pool;
    private final Failures failures;
    private final Fence fence;
    private final Single single;
    private final @Nullable SharedReads reads;

    JedisNode(String location, Pool pool, Failures failures, Fence fence, PoolLimits limits, Time time) {
        this.location = location;
        this.pool = pool;
        this.failures = failures;
        this.fence = fence;
        this.single = new Single(pool, fence);
        this.reads = limits.lanes() == 0
                ? null
                : new SharedReads(
                        pool, single, new SharedExchange(pool, fence, single, limits, time), failures, limits, time);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        Object answer;
        try {
            answer = reads != null && command.mayShare() ? reads.exchanged(command) : single.exchanged(command);
        } catch (JedisNoScriptException unknown) {
            if (!hasDigest(command)) {
                throw ErrorReplies.toException(location, command, unknown);
            }
            return send(withText(command));
        } catch (JedisDataException error) {
            throw ErrorReplies.toException(location, command, error);
        } catch (JedisConnectionException dead) {
            throw failures.down(dead);
        }
        return decoded(command, answer);
    }

    private <T> @Nullable T decoded(Command<T> command, @Nullable Object answer) {
        try {
            return command.decode(Wire.plain(command, answer));
        } catch (CacheException odd) {
            throw odd;
        } catch (RuntimeException odd) {
            throw new CacheUnavailableException(location + " gave an odd answer to " + command, ClientFailure.of(odd));
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        return begin(commands, true);
    }

    private <T> Exchange<T> begin(List<? extends Command<T>> commands, boolean mayTryAgain) {
        if (commands.isEmpty()) {
            return ArrayList::new;
        }
        try {
            List<ServerCommand<Long>> kills = fence.kills();
            Connection connection = begun(kills, commands);
            return () -> finish(connection, kills, commands, mayTryAgain);
        } catch (JedisConnectionException dead) {
            return () -> again(dead, commands, mayTryAgain);
        } catch (CacheUnavailableException unavailable) {
            return Exchange.failed(unavailable, commands.size());
        }
    }

    /** A connection to which the first commands are on their way. */
    private Connection begun(List<ServerCommand<Long>> kills, List<? extends Command<?>> commands) {
        Connection connection = pool.borrow(!commands.stream().allMatch(Command::isRepeatable));
        boolean sent = false;
        try {
            Wire.write(connection, kills);
            Wire.write(connection, commands.subList(0, Math.min(commands.size(), PIPELINE)));
            Wire.flush(connection);
            sent = true;
            return connection;
        } finally {
            if (!sent) {
                fence.lost(connection, commands);
                pool.giveBack(connection, false);
            }
        }
    }

    private <T> List<Reply<T>> finish(
            Connection connection,
            List<ServerCommand<Long>> kills,
            List<? extends Command<T>> commands,
            boolean mayTryAgain) {
        List<Reply<T>> replies = new ArrayList<>(commands.size());
        List<Integer> elsewhere = new ArrayList<>();
        try {
            read(connection, kills, commands, replies, elsewhere);
        } catch (JedisConnectionException dead) {
            replies.addAll(again(dead, commands.subList(replies.size(), commands.size()), mayTryAgain));
        }
        if (mayTryAgain && !elsewhere.isEmpty() && pool.replace(connection)) {
            redo(elsewhere, commands, replies);
        }
        return withTexts(replies, commands);
    }

    /**
     * Reads the answers to the commands sent so far, and continues with the rest on the same connection: a caller never
     * waits for a second connection while it holds one.
     *
     * @param kills what was sent before the commands
     * @param elsewhere is filled with the places of commands that another server may carry out
     */
    private <T> void read(
            Connection connection,
            List<ServerCommand<Long>> kills,
            List<? extends Command<T>> commands,
            List<Reply<T>> replies,
            List<Integer> elsewhere) {
        boolean inStep = false;
        try {
            fence.settle(connection, kills);
            for (int from = 0; from < commands.size(); from += PIPELINE) {
                List<? extends Command<T>> batch = commands.subList(from, Math.min(commands.size(), from + PIPELINE));
                if (from > 0) {
                    Wire.write(connection, batch);
                }
                List<@Nullable Object> answers = Wire.read(connection, batch);
                for (int i = 0; i < batch.size(); i++) {
                    if (answers.get(i) instanceof JedisDataException refusal
                            && Single.mayBeCarriedOutElsewhere(batch.get(i), refusal)) {
                        elsewhere.add(from + i);
                    }
                    replies.add(reply(batch.get(i), answers.get(i)));
                }
            }
            inStep = true;
        } finally {
            if (!inStep) {
                fence.lost(connection, commands);
            }
            pool.giveBack(connection, inStep);
        }
    }

    /** Sends some of the commands again, on a new connection. */
    private <T> void redo(List<Integer> places, List<? extends Command<T>> commands, List<Reply<T>> replies) {
        List<Command<T>> refused = new ArrayList<>(places.size());
        places.forEach(place -> refused.add(commands.get(place)));
        List<Reply<T>> anew = begin(refused, false).finish();
        for (int i = 0; i < places.size(); i++) {
            replies.set(places.get(i), anew.get(i));
        }
    }

    /** Sends commands that a dead connection did not answer on another one, once. */
    private <T> List<Reply<T>> again(
            JedisConnectionException dead, List<? extends Command<T>> commands, boolean mayTryAgain) {
        boolean isSlow = Failures.isSlow(dead);
        pool.distrust(isSlow);
        boolean isWorthIt = mayTryAgain && !isSlow && commands.stream().allMatch(Command::isRepeatable);
        return isWorthIt
                ? begin(commands, false).finish()
                : Exchange.<T>failed(failures.down(dead), commands.size()).finish();
    }

    private <T> Reply<T> reply(Command<T> command, @Nullable Object answer) {
        if (answer instanceof JedisNoScriptException unknown && hasDigest(command)) {
            return Reply.failed(new UnknownScriptException(unknown));
        }
        if (answer instanceof JedisDataException error) {
            return Reply.failed(ErrorReplies.toException(location, command, error));
        }
        return Reply.by(() -> decoded(command, answer));
    }

    /** Runs the scripts that the server did not know, after the connection has been returned. */
    private <T> List<Reply<T>> withTexts(List<Reply<T>> replies, List<? extends Command<T>> commands) {
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).failure() instanceof UnknownScriptException) {
                Command<T> withText = withText(commands.get(i));
                replies.set(i, Reply.by(() -> send(withText)));
            }
        }
        return replies;
    }

    /** Whether it runs a script that is named and not sent: no other command is answered otherwise when it is sent again. */
    private static boolean hasDigest(Command<?> command) {
        return command.verb() == Verb.EVALSHA;
    }

    private static <T> Command<T> withText(Command<T> command) {
        if (command instanceof KeyCommand<T> script) {
            return script.withText();
        }
        throw new IllegalStateException("not a script: " + command);
    }

    @Override
    public void renew() {
        pool.replace();
    }

    @Override
    public int epoch() {
        return pool.epoch();
    }

    @Override
    public void close() {
        pool.close();
        if (reads != null) {
            reads.close(location);
        }
    }

    @Override
    public String toString() {
        return location;
    }

    /** Marks a script that is to be sent with its text. */
    private static final class UnknownScriptException extends CacheException {

        private static final long serialVersionUID = 1;

        UnknownScriptException(JedisNoScriptException cause) {
            super("the server does not know the script", cause);
        }
    }
}
