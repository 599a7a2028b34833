package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Redis answered with an error that concerns the command and not the server's state. */
public final class RedisErrorException extends CacheException {

    private static final long serialVersionUID = 1;

    /** The first word of the answer. */
    private final String code;

    /**
     * An error.
     *
     * @param code the first word of the answer
     * @param message what was asked and answered
     * @param cause what led to it, if anything did
     */
    public RedisErrorException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * The first word of the answer, such as {@code WRONGTYPE}.
     *
     * @return the code
     */
    public String code() {
        return code;
    }
}
