package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/** Redis was unavailable: it is gone, too slow, refuses commands, or is not asked for the moment after several failures. */
public class CacheUnavailableException extends CacheException {

    private static final long serialVersionUID = 1;

    /**
     * An exception with a message and a cause.
     *
     * @param message what failed; holds no value, password or full URL
     * @param cause why, or {@code null}
     */
    public CacheUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
