package io.github.cdirediscache.cache;

import io.github.cdirediscache.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the exceptions of a cache. Whatever a message was made of, it is one line without control characters, and
 * not longer than some 2000 characters: it can be logged as it is.
 */
public class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheException(String message, @Nullable Throwable cause) {
        super(Printable.message(message), cause);
    }
}
