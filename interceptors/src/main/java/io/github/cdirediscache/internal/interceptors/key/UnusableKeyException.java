package io.github.cdirediscache.internal.interceptors.key;

import org.jspecify.annotations.Nullable;

/** No key can be made of a call's arguments. */
public final class UnusableKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whether another call may have made a key of the same arguments. */
    private final boolean mayExist;

    private UnusableKeyException(String message, @Nullable Throwable cause, boolean mayExist) {
        super(message, cause);
        this.mayExist = mayExist;
    }

    /** For an argument that no call makes a key of. */
    static UnusableKeyException none(String message, @Nullable Throwable cause) {
        return new UnusableKeyException(message, cause, false);
    }

    /** For an argument that failed when it was read. */
    static UnusableKeyException unread(String message, Throwable cause) {
        return new UnusableKeyException(message, cause, true);
    }

    /**
     * Whether another call may have made a key of the same arguments: they could not be read this time.
     *
     * @return false if there is no such key
     */
    public boolean mayExist() {
        return mayExist;
    }
}
