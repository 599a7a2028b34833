package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** A value can't be written in the cache's format. */
public class CacheSerializationException extends CacheException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheSerializationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
