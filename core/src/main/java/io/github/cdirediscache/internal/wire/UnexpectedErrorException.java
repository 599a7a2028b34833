package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** Redis answered with an error that no command of ours should meet: the server is there, and of no use for it. */
public final class UnexpectedErrorException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    /**
     * An error.
     *
     * @param message what was asked and answered
     * @param cause what led to it, if anything did
     */
    public UnexpectedErrorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
