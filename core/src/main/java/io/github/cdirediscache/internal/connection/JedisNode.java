package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One server behind a pool of Jedis connections. */
final class JedisNode implements Node {

    /** How many commands are on their way at once: bounds what a pipeline holds in memory on both sides. */
    private static final int PIPELINE = 500;

    private final String location;
    private final ConnectionPool pool;
    private final Diagnosis diagnosis;

    JedisNode(String location, ConnectionPool pool, Diagnosis diagnosis) {
        this.location = location;
        this.pool = pool;
        this.diagnosis = diagnosis;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        Object answer;
        try {
            answer = exchanged(command);
        } catch (JedisNoScriptException unknown) {
            return send(withText(command));
        } catch (JedisDataException error) {
            throw ErrorReplies.toException(location, command, error);
        } catch (JedisConnectionException dead) {
            throw down(dead);
        }
        return decoded(command, answer);
    }

    /** The server's answer. The command is sent once more if the connection turned out to be dead. */
    private @Nullable Object exchanged(Command<?> command) {
        try {
            return exchangedOnce(command);
        } catch (JedisConnectionException dead) {
            forget(dead);
            if (isSlow(dead) || !command.isRepeatable()) {
                throw dead;
            }
        }
        return exchangedOnce(command);
    }

    private @Nullable Object exchangedOnce(Command<?> command) {
        Connection connection = borrow();
        boolean inStep = false;
        try {
            Object answer = Wire.exchange(connection, command);
            inStep = true;
            return answer;
        } catch (JedisDataException reply) {
            inStep = true;
            throw reply;
        } finally {
            giveBack(connection, inStep);
        }
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

    /** The server closed this pooled connection, so it has probably closed the idle ones as well. A slow one has not. */
    private void forget(JedisConnectionException dead) {
        if (!isSlow(dead)) {
            pool.clear();
        }
    }

    private static boolean isSlow(JedisConnectionException dead) {
        return causedBy(dead, SocketTimeoutException.class);
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
            Connection connection = begun(commands);
            return () -> finish(connection, commands, mayTryAgain);
        } catch (JedisConnectionException dead) {
            return () -> again(dead, commands, mayTryAgain);
        } catch (CacheUnavailableException unavailable) {
            return Exchange.failed(unavailable, commands.size());
        }
    }

    /** A connection to which the first commands are on their way. */
    private Connection begun(List<? extends Command<?>> commands) {
        Connection connection = borrow();
        boolean sent = false;
        try {
            Wire.write(connection, commands.subList(0, Math.min(commands.size(), PIPELINE)));
            Wire.flush(connection);
            sent = true;
            return connection;
        } finally {
            if (!sent) {
                giveBack(connection, false);
            }
        }
    }

    private <T> List<Reply<T>> finish(Connection connection, List<? extends Command<T>> commands, boolean mayTryAgain) {
        List<Reply<T>> replies = new ArrayList<>(commands.size());
        try {
            read(connection, commands, replies);
        } catch (JedisConnectionException dead) {
            replies.addAll(again(dead, commands.subList(replies.size(), commands.size()), mayTryAgain));
        }
        return withTexts(replies, commands);
    }

    /**
     * Reads the answers to the commands sent so far, and continues with the rest on the same connection: a caller never
     * waits for a second connection while it holds one.
     */
    private <T> void read(Connection connection, List<? extends Command<T>> commands, List<Reply<T>> replies) {
        boolean inStep = false;
        try {
            for (int from = 0; from < commands.size(); from += PIPELINE) {
                List<? extends Command<T>> batch = commands.subList(from, Math.min(commands.size(), from + PIPELINE));
                if (from > 0) {
                    Wire.write(connection, batch);
                }
                List<@Nullable Object> answers = Wire.read(connection, batch);
                for (int i = 0; i < batch.size(); i++) {
                    replies.add(reply(batch.get(i), answers.get(i)));
                }
            }
            inStep = true;
        } finally {
            giveBack(connection, inStep);
        }
    }

    /** Sends commands that a dead connection did not answer on another one, once. */
    private <T> List<Reply<T>> again(
            JedisConnectionException dead, List<? extends Command<T>> commands, boolean mayTryAgain) {
        forget(dead);
        boolean isWorthIt = mayTryAgain && !isSlow(dead) && commands.stream().allMatch(Command::isRepeatable);
        return isWorthIt
                ? begin(commands, false).finish()
                : Exchange.<T>failed(down(dead), commands.size()).finish();
    }

    private <T> Reply<T> reply(Command<T> command, @Nullable Object answer) {
        if (answer instanceof JedisNoScriptException unknown) {
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

    private static <T> Command<T> withText(Command<T> command) {
        if (command instanceof KeyCommand<T> script) {
            return script.withText();
        }
        throw new IllegalStateException("not a script: " + command);
    }

    /**
     * The rest of a reply that was not read completely would answer the next command, so such a connection is
     * discarded.
     */
    private static void giveBack(Connection connection, boolean inStep) {
        if (!inStep) {
            connection.setBroken();
        }
        connection.close();
    }

    private Connection borrow() {
        try {
            return pool.getResource();
        } catch (JedisException | IllegalStateException failure) {
            if (pool.isClosed()) {
                throw new NodeClosedException(location, ClientFailure.of(failure));
            }
            if (causedBy(failure, InterruptedException.class)) {
                Thread.currentThread().interrupt();
                throw new NotAskedException(
                        "interrupted while waiting for a connection to " + location, ClientFailure.of(failure));
            }
            if (causedBy(failure, NoSuchElementException.class)) {
                throw new NotAskedException(
                        "no connection to " + location + " became free in time (pool.max-connections, pool.max-wait)",
                        ClientFailure.of(failure));
            }
            throw new NodeDownException(message(failure) + diagnosis.advice(failure), ClientFailure.of(failure));
        }
    }

    private NodeDownException down(JedisConnectionException failure) {
        return new NodeDownException(message(failure), ClientFailure.of(failure));
    }

    private String message(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return location + " did not answer: " + root.getClass().getSimpleName() + ": " + ErrorText.of(root);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
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
