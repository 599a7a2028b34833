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
        return text.length() <= SHOWN
                ? '"' + Printable.text(text, SHOWN) + '"'
                : '"' + Printable.text(text.substring(0, SHOWN), SHOWN) + "...\"";
    }
}
