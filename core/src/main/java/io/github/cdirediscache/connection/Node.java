package io.github.cdirediscache.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that requests are sent to: one Redis server behind its pool of connections. Thread-safe.
 *
 * <p>A request is answered, or {@link CacheUnavailableException} says that the server did not answer it, or
 * {@link RedisErrorException} that it answered with an error of the request's own.
 */
public interface Node extends AutoCloseable {

    /**
     * Where the server is.
     *
     * @return the location, without user, password or query
     */
    String location();

    /**
     * Sends one request and waits for its answer.
     *
     * @param request the request
     * @return the answer: {@code byte[]}, {@code Long}, a list of those, or {@code null}
     * @throws CacheUnavailableException if the server did not answer
     * @throws RedisErrorException if it answered with an error
     */
    @Nullable Object send(Request request);

    /**
     * Sends several requests at once and waits for their answers.
     *
     * @param requests the requests
     * @return the answers in the order of the requests; where one failed on its own, its {@link RedisErrorException}
     * @throws CacheUnavailableException if the server did not answer all of them; some may have been carried out
     */
    List<@Nullable Object> sendAll(List<Request> requests);

    /** Closes the connections. Requests then fail as unavailable. Idempotent. */
    @Override
    void close();
}
