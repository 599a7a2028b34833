package io.github.cdirediscache.internal.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Arguments of commands as bytes. */
public final class Arguments {

    /** No bytes. */
    public static final byte[] EMPTY = {};

    private static final byte[] YES = of("1");
    private static final byte[] NO = of("0");

    private Arguments() {}

    /**
     * A word.
     *
     * @param text ASCII
     * @return its bytes
     */
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A number.
     *
     * @param number the number
     * @return its decimal digits
     */
    public static byte[] of(long number) {
        return of(Long.toString(number));
    }

    /**
     * Yes or no.
     *
     * @param flag which
     * @return 1 or 0
     */
    public static byte[] of(boolean flag) {
        return flag ? YES : NO;
    }

    /**
     * A time to live.
     *
     * @param millis ms; {@code null} for no end
     * @return its digits; nothing for no end
     */
    public static byte[] ofMillis(@Nullable Long millis) {
        return millis == null ? EMPTY : of(millis);
    }
}
