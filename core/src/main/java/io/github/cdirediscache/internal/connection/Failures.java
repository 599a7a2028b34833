package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAdmittedException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Failures of connections, in the words of the cache.
 *
 * @param location where the server is
 * @param diagnosis suggests what is wrong with the settings
 */
record Failures(String location, Diagnosis diagnosis) {

    static boolean isSlow(Throwable failure) {
        return causedBy(failure, SocketTimeoutException.class);
    }

    static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** A server that is there, but refuses new connections: to us, or to anybody for now. */
    NodeDownException refused(JedisDataException refusal) {
        if (refusal instanceof CredentialsException credentials) {
            return new NotAdmittedException(
                    "no connection to " + location + ": credentials-provider " + credentials.reason(), credentials);
        }
        String message = location + " refused a connection: " + ErrorText.of(refusal) + diagnosis.advice(refusal);
        return ErrorReplies.isDown(refusal)
                ? new NodeDownException(message, ClientFailure.of(refusal))
                : new NotAdmittedException(message, ClientFailure.of(refusal));
    }

    /** A server to which no connection can be opened. */
    NodeDownException unreachable(RuntimeException failure) {
        return new NodeDownException(message(failure) + diagnosis.advice(failure), ClientFailure.of(failure));
    }

    /** A server that did not answer a command. */
    NodeDownException down(RuntimeException failure) {
        return failure instanceof SharedFailureException
                ? new SharedDownException(message(failure), ClientFailure.of(failure))
                : new NodeDownException(message(failure), ClientFailure.of(failure));
    }

    NotAskedException interrupted(@Nullable Throwable interrupt) {
        return new NotAskedException(
                "interrupted while waiting for a connection to " + location,
                interrupt == null ? null : ClientFailure.of(interrupt));
    }

    NotAskedException noneFree(@Nullable Throwable cause) {
        return new NotAskedException(
                "no connection to " + location + " became free in time (pool.max-connections, pool.max-wait)",
                cause == null ? null : ClientFailure.of(cause));
    }

    private String message(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return location + " did not answer: " + root.getClass().getSimpleName() + ": " + ErrorText.of(root);
    }
}
