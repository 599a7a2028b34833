package io.github.cdirediscache.internal.entry;

import org.jspecify.annotations.Nullable;

/** Bytes in Redis can't be read as a value of the cache's type. Handled as a miss, never shown to a caller. */
public final class CorruptEntryException extends Exception {

    private static final long serialVersionUID = 1;

    CorruptEntryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
