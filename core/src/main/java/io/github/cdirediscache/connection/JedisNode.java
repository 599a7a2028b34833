package io.github.cdirediscache.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.ConnectionConfig;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One server behind a pool of Jedis connections. */
final class JedisNode implements Node {

    /** How many requests are on their way at once: bounds what a pipeline holds in memory on both sides. */
    private static final int PIPELINE = 500;

    private final String location;
    private final Pool pool;

    JedisNode(String location, JedisSocketFactory sockets, JedisClientConfig client, ConnectionConfig config) {
        this.location = location;
        this.pool = new Pool(new ConnectionFactory(sockets, client), config.pool());
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public @Nullable Object send(Request request) {
        try {
            return withConnection(request.repeatable(), connection -> execute(connection, request));
        } catch (JedisNoScriptException unknown) {
            return send(request.withScriptText());
        } catch (JedisDataException reply) {
            throw Replies.toException(location, request, reply);
        }
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        List<@Nullable Object> answers = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += PIPELINE) {
            List<Request> batch = requests.subList(from, Math.min(requests.size(), from + PIPELINE));
            boolean repeatable = batch.stream().allMatch(Request::repeatable);
            List<Object> replies = withConnection(repeatable, connection -> pipeline(connection, batch));
            for (int i = 0; replies != null && i < batch.size(); i++) {
                answers.add(answer(batch.get(i), replies.get(i)));
            }
        }
        return answers;
    }

    private @Nullable Object answer(Request request, @Nullable Object reply) {
        if (reply instanceof JedisNoScriptException) {
            return answerOf(request.withScriptText());
        }
        if (reply instanceof JedisDataException error) {
            var failure = Replies.toException(location, request, error);
            if (failure instanceof CacheUnavailableException unavailable) {
                throw unavailable;
            }
            return failure;
        }
        return reply;
    }

    private @Nullable Object answerOf(Request request) {
        try {
            return send(request);
        } catch (RedisErrorException failure) {
            return failure;
        }
    }

    private static @Nullable Object execute(Connection connection, Request request) {
        return connection.executeCommand(arguments(request));
    }

    private static List<Object> pipeline(Connection connection, List<Request> requests) {
        for (Request request : requests) {
            connection.sendCommand(arguments(request));
        }
        return connection.getMany(requests.size());
    }

    private static CommandArguments arguments(Request request) {
        CommandArguments arguments = new CommandArguments(request.command());
        for (byte[] argument : request.arguments()) {
            arguments.add(argument);
        }
        return arguments;
    }

    private <T> @Nullable T withConnection(boolean repeatable, Exchange<T> exchange) {
        try {
            return once(exchange);
        } catch (JedisConnectionException dead) {
            if (isTimeout(dead)) {
                throw down(dead);
            }
            // The server closed this pooled connection, so it has probably closed the idle ones as well.
            pool.clear();
            if (!repeatable) {
                throw down(dead);
            }
        }
        try {
            return once(exchange);
        } catch (JedisConnectionException stillDead) {
            throw down(stillDead);
        }
    }

    private <T> @Nullable T once(Exchange<T> exchange) {
        Connection connection = borrow();
        boolean inStep = false;
        try {
            @Nullable T answer = exchange.with(connection);
            inStep = true;
            return answer;
        } catch (JedisDataException reply) {
            inStep = true;
            throw reply;
        } finally {
            // A reply that was not read to its end would answer the next request: such a connection is thrown away.
            if (!inStep) {
                connection.setBroken();
            }
            connection.close();
        }
    }

    private Connection borrow() {
        try {
            return pool.getResource();
        } catch (JedisException | IllegalStateException failure) {
            if (pool.isClosed()) {
                throw new NotAskedException("the cache manager is closed, " + location + " is not asked", failure);
            }
            if (causedBy(failure, InterruptedException.class)) {
                Thread.currentThread().interrupt();
                throw new NotAskedException("interrupted while waiting for a connection to " + location, failure);
            }
            if (causedBy(failure, NoSuchElementException.class)) {
                throw new NotAskedException(
                        "no connection to " + location + " became free in time (pool.max-connections, pool.max-wait)",
                        failure);
            }
            throw down(failure);
        }
    }

    private NodeDownException down(RuntimeException failure) {
        return new NodeDownException(location + " did not answer: " + rootMessage(failure), failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static boolean isTimeout(Throwable failure) {
        return causedBy(failure, SocketTimeoutException.class);
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

    /** What is done with a connection while it is borrowed. */
    @FunctionalInterface
    private interface Exchange<T> {
        @Nullable T with(Connection connection);
    }
}
