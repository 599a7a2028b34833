package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import org.jspecify.annotations.Nullable;

/** The server answers but refuses the command, for now or for our user; nothing was changed. */
public final class RefusedException extends CacheUnavailableException {

    private static final long serialVersionUID = 1;

    /** The first word of the answer. */
    private final String code;

    /**
     * A refusal.
     *
     * @param code the first word of the answer
     * @param message what was refused
     * @param cause what led to it, if anything did
     */
    public RefusedException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * Whether the server is a node of a cluster that does not serve the key: none holds its slot, the cluster lacks
     * slots, or the server does not see a majority of the masters.
     *
     * @return whether it said so
     */
    public boolean isClusterDown() {
        return code.equals("CLUSTERDOWN");
    }

    /**
     * The first word of the answer, such as {@code OOM}.
     *
     * @return the code
     */
    public String code() {
        return code;
    }

    /**
     * Whether the server is a replica, which takes no writes.
     *
     * @return whether it said so
     */
    public boolean isOfReplica() {
        return code.equals("READONLY");
    }
}
