package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** The command was not sent, for a reason on this side; this says nothing about the server. */
public final class NotAskedException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    /**
     * A command that was not sent.
     *
     * @param message why
     * @param cause what led to it, if anything did
     */
    public NotAskedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
