package io.github.cdirediscache.internal.entry;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers as Redis counts with them: canonical decimal text, so that {@code INCRBY} works on it. Text that we
 * would not have written ({@code 007}, {@code " 42 "}, {@code 1_000}, {@code -0}) is no number.
 */
final class WholeNumbers {

    private static final int LONGEST = 20;

    private WholeNumbers() {}

    static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    static byte[] write(Object number) {
        return number.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The number as the type asked for; {@code null} if it is none, or does not fit that type. */
    static @Nullable Object read(byte[] bytes, int offset, int length, Type type) {
        if (length == 0 || length > LONGEST) {
            return null;
        }
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? as(number, type) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** A number as the type asked for; {@code null} if it does not fit that type. */
    static @Nullable Object as(long number, Type type) {
        if (type == Integer.class) {
            return (int) number == number ? (Object) (int) number : null;
        }
        if (type == Short.class) {
            return (short) number == number ? (Object) (short) number : null;
        }
        if (type == Byte.class) {
            return (byte) number == number ? (Object) (byte) number : null;
        }
        return type instanceof Class<?> wide && wide.isAssignableFrom(Long.class) ? (Object) number : null;
    }
}
