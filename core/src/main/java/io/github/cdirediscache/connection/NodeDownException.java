package io.github.cdirediscache.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** A server that can't be reached, is too slow, or can't serve anybody now: what the breaker counts. */
final class NodeDownException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    NodeDownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
