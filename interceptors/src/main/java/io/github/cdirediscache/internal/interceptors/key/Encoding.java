package io.github.cdirediscache.internal.interceptors.key;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The parts that the forms of values are put together from. */
final class Encoding {

    /** A value nested deeper than this is taken to hold itself. */
    private static final int MAX_DEPTH = 64;

    private Encoding() {}

    static void append(@Nullable Object value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "a key's values may be nested " + MAX_DEPTH + " deep, and this one is deeper or holds itself");
        }
        KeyLimit.check(out);
        if (value == null) {
            out.append("null");
        } else {
            Forms.of(value.getClass()).encode(value, out, depth);
        }
    }

    /** Values one after the other between two brackets, in their order. */
    static void appendAll(
            String open, Iterable<? extends @Nullable Object> values, char close, StringBuilder out, int depth) {
        out.append(open);
        Iterator<? extends @Nullable Object> each = values.iterator();
        while (each.hasNext()) {
            append(each.next(), out, depth + 1);
            if (each.hasNext()) {
                out.append(',');
            }
        }
        out.append(close);
    }

    /** Text between quotes, in which a quote, a backslash, what can't be seen and half a surrogate pair are escaped. */
    static void appendQuoted(String text, StringBuilder out) {
        out.append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\').append(c);
            } else if (Character.isISOControl(c) || isUnpaired(text, i)) {
                appendUnicode(c, out);
            } else {
                out.append(c);
            }
        }
        out.append('\'');
    }

    /** A class's full name; that of a class without a package begins with a dot, apart from our own tags. */
    static void appendClass(Class<?> type, StringBuilder out) {
        if (type.getPackageName().isEmpty()) {
            out.append('.');
        }
        appendName(type.getName(), out);
    }

    /** A class or constant name; other languages allow characters in it that are signs in a key. */
    static void appendName(String name, StringBuilder out) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' || Character.isJavaIdentifierPart(c)) {
                out.append(c);
            } else {
                appendUnicode(c, out);
            }
        }
    }

    /** Text as it is, but for halves of surrogate pairs: those have no bytes in UTF-8, and would all become one. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnpaired(text, i)) {
                return escapedFrom(text, i);
            }
        }
        return text;
    }

    private static String escapedFrom(String text, int start) {
        StringBuilder out = new StringBuilder(text.length() + 8).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            if (isUnpaired(text, i)) {
                appendUnicode(text.charAt(i), out);
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isUnpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static void appendUnicode(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }
}
