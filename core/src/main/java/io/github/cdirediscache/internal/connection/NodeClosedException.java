package io.github.cdirediscache.internal.connection;

/** The connections to a server are closed on this side: with the manager, or since another server does its work now. */
final class NodeClosedException extends NodeDownException {

    private static final long serialVersionUID = 1;

    NodeClosedException(String location, Throwable cause) {
        super(
                "the cache manager is closed, as it is when the application ends, or " + location
                        + " is none of its servers any more; it is not asked",
                cause);
    }

    @Override
    public boolean mayHaveBeenSent() {
        return false;
    }
}
