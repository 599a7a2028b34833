package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** The thread was interrupted while it waited; its interrupt status is set. */
public class CacheInterruptedException extends CacheException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheInterruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
