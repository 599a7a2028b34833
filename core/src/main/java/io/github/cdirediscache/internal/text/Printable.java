package io.github.cdirediscache.internal.text;

/**
 * Makes text from outside safe to print: from Redis, from a user of the application, or from the message of a library's
 * exception. Such a text stays on its line, a terminal obeys none of it, and it is cut if it is long.
 */
public final class Printable {

    /** What is left of a message, in chars. */
    public static final int LONGEST_MESSAGE = 2000;

    private static final String HEX = "0123456789abcdef";

    private Printable() {}

    /**
     * A message without control characters, line feeds and whatever else changes how the text around it looks, at most
     * {@link #LONGEST_MESSAGE} chars long.
     *
     * @param message the message
     * @return the same, each such character as its number, such as {@code \}{@code u000a}
     */
    public static String message(String message) {
        return cut(message, LONGEST_MESSAGE, false);
    }

    /**
     * As {@link #message}, with the line feeds that it has, and not cut: for what this library has put together itself.
     *
     * @param text the text
     * @return the text in as many lines
     */
    public static String lines(String text) {
        return cut(text, Integer.MAX_VALUE, true);
    }

    /**
     * As {@link #message}, with a limit of its own.
     *
     * @param text the text
     * @param limit how many chars of it are shown at most; what is left out is said after them
     * @return the text on one line
     */
    public static String text(String text, int limit) {
        return cut(text, limit, false);
    }

    private static String cut(String text, int limit, boolean keepLines) {
        if (text.length() <= limit) {
            return isPlain(text) ? text : escaped(text, keepLines);
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
        String head = text.substring(0, splitsPair ? limit - 1 : limit);
        return escaped(head, keepLines) + "... (" + (text.length() - head.length()) + " more)";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text, boolean keepLines) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if ((keepLines && c == '\n') || !changesItsSurroundings(c)) {
                shown.appendCodePoint(c);
            } else {
                escape(c, shown);
            }
        });
        return shown.toString();
    }

    /** Controls, line ends, directions of writing, what has no width, and what is no character at all. */
    private static boolean changesItsSurroundings(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void escape(int c, StringBuilder to) {
        for (char unit : Character.toChars(c)) {
            to.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                to.append(HEX.charAt(unit >> shift & 0xf));
            }
        }
    }
}
