package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that requests are sent to: one Redis server behind its pool of connections, or several that share the work.
 * Thread-safe.
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
     * @return the answers in the order of the requests; where one failed on its own, its exception
     * @throws CacheUnavailableException if the server did not answer all of them; some may have been carried out
     */
    List<@Nullable Object> sendAll(List<Request> requests);

    /**
     * Sends several requests without waiting for their answers, so that other servers can be asked meanwhile. Does not
     * throw if the server can't be reached: {@link Exchange#finish()} does.
     *
     * @param requests the requests
     * @return gives the answers
     */
    default Exchange begin(List<Request> requests) {
        return () -> sendAll(requests);
    }

    /**
     * The servers that together hold every key of this place once, for what concerns all keys.
     *
     * @return the servers as they are known now; each is one server
     * @throws CacheUnavailableException if they can't be found out
     */
    default List<Node> masters() {
        return List.of(this);
    }

    /**
     * What is equal at two times if no key has moved from one of the {@link #masters()} to another one in between.
     *
     * @return any object
     * @throws CacheUnavailableException if it can't be found out
     */
    default Object layout() {
        return this;
    }

    /**
     * The single servers of this place, and what they do.
     *
     * @return the servers as they are known now
     * @throws CacheUnavailableException if they can't be found out
     */
    default List<Member> members() {
        return List.of(new Member(this, ServerRole.MASTER));
    }

    /** Closes the connections. Requests then fail as unavailable. Idempotent. */
    @Override
    void close();

    /**
     * One server of a place.
     *
     * @param node the server
     * @param role what it does there
     */
    record Member(Node node, ServerRole role) {}
}
