package io.github.cdirediscache.internal.entry;

import org.jspecify.annotations.Nullable;

/** A payload that can't be decompressed. Its message says nothing of the value. */
public final class UnreadablePayloadException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadablePayloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
