package io.github.cdirediscache.internal.format;

import java.io.IOException;

/** A stream has more bytes than its reader takes. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    /** How many bytes the reader takes. */
    private final long limit;

    /**
     * An exception that names the limit.
     *
     * @param limit how many bytes the reader takes
     */
    public TooLargeException(long limit) {
        super("a value must be at most " + limit + " bytes long, was longer (max-value-size)");
        this.limit = limit;
    }

    /**
     * The limit that was passed.
     *
     * @return how many bytes the reader takes
     */
    public long limit() {
        return limit;
    }
}
