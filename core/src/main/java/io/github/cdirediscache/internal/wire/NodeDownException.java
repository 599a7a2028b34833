package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** A server can't be reached, is too slow, or can't serve anybody now. The breaker counts these failures. */
public class NodeDownException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    /**
     * A server that did not answer.
     *
     * @param message what happened
     * @param cause what led to it, if anything did
     */
    public NodeDownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the command may have reached the server, and so may have been carried out.
     *
     * @return false if it certainly did not
     */
    public boolean mayHaveBeenSent() {
        return true;
    }

    /**
     * Whether the server was asked at all. If so, asking it once more may take as long again.
     *
     * @return false if it failed on this side, at once
     */
    public boolean wasAsked() {
        return true;
    }
}
