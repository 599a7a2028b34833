package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** The server was not asked at all, for a reason on this side; that says nothing about the server. */
final class NotAskedException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    NotAskedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
