package io.github.cdirediscache.testing;

import org.jspecify.annotations.Nullable;

/**
 * The failure of a {@link RedisServer}: it could not be started or reached, or it answered a command with an error.
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
