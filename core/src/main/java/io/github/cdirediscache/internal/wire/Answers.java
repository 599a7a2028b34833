package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts raw answers to their expected types, or throws an exception that names the actual type. */
public final class Answers {

    /** What a verbatim string of RESP3 begins with. */
    private static final String PLAIN_TEXT = "txt:";

    private static final byte[] OK = {'O', 'K'};

    private Answers() {}

    /**
     * Bytes, or nothing.
     *
     * @param answer an answer
     * @return the bytes; {@code null} for none
     */
    public static byte @Nullable [] bytes(@Nullable Object answer) {
        if (answer == null || answer instanceof byte[]) {
            return (byte[]) answer;
        }
        throw unexpected("bytes", answer);
    }

    /**
     * Bytes.
     *
     * @param answer an answer
     * @return the bytes
     */
    public static byte[] someBytes(@Nullable Object answer) {
        byte[] bytes = bytes(answer);
        if (bytes == null) {
            throw unexpected("bytes", answer);
        }
        return bytes;
    }

    /**
     * That a command was carried out.
     *
     * @param answer an answer
     * @return nothing
     */
    public static @Nullable Void ok(@Nullable Object answer) {
        if (!Arrays.equals(bytes(answer), OK)) {
            throw unexpected("OK", answer);
        }
        return null;
    }

    /**
     * A whole number.
     *
     * @param answer an answer
     * @return the number
     */
    public static long number(@Nullable Object answer) {
        if (answer instanceof Long number) {
            return number;
        }
        throw unexpected("a number", answer);
    }

    /**
     * A whole number, or nothing.
     *
     * @param answer an answer
     * @return the number; {@code null} for none
     */
    public static @Nullable Long numberOrNone(@Nullable Object answer) {
        return answer == null ? null : Long.valueOf(number(answer));
    }

    /**
     * Whether a number means yes.
     *
     * @param answer an answer
     * @return whether it is 1
     */
    public static boolean yes(@Nullable Object answer) {
        return number(answer) == 1;
    }

    /**
     * A list.
     *
     * @param answer an answer
     * @return the list
     */
    public static List<?> list(@Nullable Object answer) {
        if (answer instanceof List<?> list) {
            return list;
        }
        throw unexpected("a list", answer);
    }

    /**
     * Text.
     *
     * @param answer bytes or a number
     * @return the text; empty if it is neither
     */
    public static String text(@Nullable Object answer) {
        if (answer instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return answer instanceof Long number ? number.toString() : "";
    }

    /**
     * Text of several lines, which RESP3 may mark as such.
     *
     * @param answer bytes
     * @return the text; empty if it is none
     */
    public static String info(@Nullable Object answer) {
        String text = text(answer);
        return text.startsWith(PLAIN_TEXT) ? text.substring(PLAIN_TEXT.length()) : text;
    }

    /**
     * Whatever it is.
     *
     * @param answer an answer that says nothing
     * @return nothing
     */
    public static @Nullable Void any(@Nullable Object answer) {
        return null;
    }

    private static CacheUnavailableException unexpected(String what, @Nullable Object answer) {
        String kind = answer == null ? "nothing" : answer.getClass().getSimpleName();
        return new CacheUnavailableException("expected " + what + " of Redis, got " + kind, null);
    }
}
