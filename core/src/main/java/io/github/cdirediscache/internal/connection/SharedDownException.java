package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.NodeDownException;
import org.jspecify.annotations.Nullable;

/** The server did not answer an exchange of several callers. It counts as one failure, which another one of them reports. */
final class SharedDownException extends NodeDownException {

    private static final long serialVersionUID = 1;

    SharedDownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
