package io.github.cdirediscache.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The connections to a server were closed on this side: with the manager, or because another server has replaced it.
 */
public final class NodeClosedException extends NodeDownException {

    private static final long serialVersionUID = 1;

    /**
     * A node that is closed.
     *
     * @param location where the server is
     * @param cause what the pool said
     */
    public NodeClosedException(String location, @Nullable Throwable cause) {
        super(
                "the cache manager is closed, as it is when the application ends, or " + location
                        + " is none of its servers any more; it is not asked",
                cause);
    }

    @Override
    public boolean mayHaveBeenSent() {
        return false;
    }

    @Override
    public boolean wasAsked() {
        return false;
    }
}
