package io.github.cdirediscache.internal.text;

/** Shows a text in a message. */
public final class Quotes {

    private static final int SHOWN = 100;

    private Quotes() {}

    /**
     * The text in quotes, cut if it is long, on one line whatever it holds.
     *
     * @param text the text
     * @return the quoted text
     */
    public static String quoted(String text) {
        String head = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        StringBuilder shown = new StringBuilder(head.length() + 2).append('"');
        head.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.append('"').toString();
    }
}
