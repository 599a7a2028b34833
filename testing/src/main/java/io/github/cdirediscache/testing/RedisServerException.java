package io.github.cdirediscache.testing;

import org.jspecify.annotations.Nullable;

/**
 * The failure of a {@link RedisServer} or of several: it could not be started or reached, it answered a command with an
 * error, or it did not come to where it should be in time.
 *
 * <p>The message never holds a password that was given to the server's builder.
 */
public final class RedisServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisServerException(String message) {
        super(message);
    }

    RedisServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
