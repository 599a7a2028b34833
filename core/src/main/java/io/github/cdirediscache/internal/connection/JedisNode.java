package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One server behind a pool of Jedis connections. */
final class JedisNode implements Node {

    /** How many requests are on their way at once: bounds what a pipeline holds in memory on both sides. */
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
            if (replies != null) {
                answered(batch, replies, answers);
            }
        }
        return answers;
    }

    @Override
    public Exchange begin(List<Request> requests) {
        List<Request> first = requests.subList(0, Math.min(requests.size(), PIPELINE));
        Connection connection;
        try {
            connection = borrow();
        } catch (CacheUnavailableException unavailable) {
            return () -> {
                throw unavailable;
            };
        }
        boolean sent = false;
        try {
            write(connection, first);
            // Reads nothing, but sends what was written.
            connection.getMany(0);
            sent = true;
        } catch (JedisConnectionException dead) {
            return () -> again(dead, requests);
        } finally {
            if (!sent) {
                giveBack(connection, false);
            }
        }
        return () -> finish(connection, requests);
    }

    private List<@Nullable Object> again(JedisConnectionException dead, List<Request> requests) {
        if (isTimeout(dead) || !requests.stream().allMatch(Request::repeatable)) {
            throw down(dead);
        }
        pool.clear();
        return sendAll(requests);
    }

    /** Reads what was begun, and goes on with the rest on the same connection: no other is waited for while one is held. */
    private List<@Nullable Object> finish(Connection connection, List<Request> requests) {
        List<Object> replies = new ArrayList<>(requests.size());
        JedisConnectionException dead = null;
        try {
            for (int from = 0; from < requests.size(); from += PIPELINE) {
                List<Request> batch = requests.subList(from, Math.min(requests.size(), from + PIPELINE));
                if (from > 0) {
                    write(connection, batch);
                }
                replies.addAll(read(connection, batch));
            }
        } catch (JedisConnectionException broken) {
            dead = broken;
        } finally {
            giveBack(connection, replies.size() == requests.size());
        }
        if (dead != null) {
            return again(dead, requests);
        }
        List<@Nullable Object> answers = new ArrayList<>(requests.size());
        answered(requests, replies, answers);
        return answers;
    }

    private void answered(List<Request> requests, List<Object> replies, List<@Nullable Object> answers) {
        for (int i = 0; i < requests.size(); i++) {
            answers.add(answer(requests.get(i), replies.get(i)));
        }
    }

    private @Nullable Object answer(Request request, @Nullable Object reply) {
        if (reply instanceof JedisNoScriptException) {
            return answerOf(request.withScriptText());
        }
        if (reply instanceof JedisDataException error) {
            CacheException failure = Replies.toException(location, request, error);
            if (failure instanceof NodeDownException down) {
                throw down;
            }
            return failure;
        }
        return reply;
    }

    private @Nullable Object answerOf(Request request) {
        try {
            return send(request);
        } catch (NodeDownException down) {
            throw down;
        } catch (CacheException failure) {
            return failure;
        }
    }

    private static @Nullable Object execute(Connection connection, Request request) {
        if (request.isRedirected()) {
            Object reply = pipeline(connection, List.of(request)).get(0);
            if (reply instanceof JedisDataException error) {
                throw error;
            }
            return reply;
        }
        return connection.executeCommand(arguments(request));
    }

    private static List<Object> pipeline(Connection connection, List<Request> requests) {
        write(connection, requests);
        return read(connection, requests);
    }

    private static void write(Connection connection, List<Request> requests) {
        for (Request request : requests) {
            if (request.isRedirected()) {
                connection.sendCommand(Command.ASKING);
            }
            connection.sendCommand(arguments(request));
        }
    }

    private static List<Object> read(Connection connection, List<Request> requests) {
        int redirected = (int) requests.stream().filter(Request::isRedirected).count();
        List<Object> replies = connection.getMany(requests.size() + redirected);
        if (redirected == 0) {
            return replies;
        }
        List<Object> own = new ArrayList<>(requests.size());
        Iterator<Object> next = replies.iterator();
        for (Request request : requests) {
            if (request.isRedirected()) {
                next.next();
            }
            own.add(next.next());
        }
        return own;
    }

    private static CommandArguments arguments(Request request) {
        CommandArguments arguments = new CommandArguments(request.command());
        for (byte[] argument : request.arguments()) {
            arguments.add(argument);
        }
        return arguments;
    }

    private <T> @Nullable T withConnection(boolean repeatable, Use<T> exchange) {
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

    private <T> @Nullable T once(Use<T> exchange) {
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
            giveBack(connection, inStep);
        }
    }

    /** A reply that was not read to its end would answer the next request: such a connection is thrown away. */
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
                throw new NodeClosedException(location, failure);
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
            throw down(failure, diagnosis.advice(failure));
        }
    }

    private NodeDownException down(RuntimeException failure) {
        return down(failure, "");
    }

    private NodeDownException down(RuntimeException failure, String advice) {
        return new NodeDownException(location + " did not answer: " + rootMessage(failure) + advice, failure);
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
    private interface Use<T> {
        @Nullable T with(Connection connection);
    }
}
