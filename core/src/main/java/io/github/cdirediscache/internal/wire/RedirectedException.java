package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import org.jspecify.annotations.Nullable;

/** A server of a cluster does not hold the key and names the server that does; nothing was carried out. */
public final class RedirectedException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    /** The server that holds the key; lost when serialized. */
    private final transient @Nullable Location target;

    /** Whether the slot is being moved. */
    private final boolean onlyThisTime;

    /**
     * A redirection.
     *
     * @param message what was asked
     * @param cause the answer
     * @param target the server that holds the key
     * @param onlyThisTime whether the slot is being moved
     */
    public RedirectedException(String message, Throwable cause, Location target, boolean onlyThisTime) {
        super(message, cause);
        this.target = target;
        this.onlyThisTime = onlyThisTime;
    }

    /**
     * The server to ask.
     *
     * @return host and port
     */
    public Location target() {
        if (target == null) {
            throw new IllegalStateException("the target of a redirection is not serialized");
        }
        return target;
    }

    /**
     * Whether only this command is to be sent there, {@linkplain KeyCommand#asking() marked}, since the slot is being
     * moved.
     *
     * @return true for an ASK, false for a MOVED
     */
    public boolean isOnlyThisTime() {
        return onlyThisTime;
    }
}
