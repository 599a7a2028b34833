package io.github.cdirediscache.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A server is there, but refuses new connections to us: it does not accept the password, or has as many clients as it
 * takes. It is of no use for now, and another one may take its place; but it is not away, and the breaker does not count
 * this.
 */
public final class NotAdmittedException extends NodeDownException {

    private static final long serialVersionUID = 1;

    /**
     * A server that lets nobody in.
     *
     * @param message what it said
     * @param cause what led to it, if anything did
     */
    public NotAdmittedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean mayHaveBeenSent() {
        return false;
    }
}
