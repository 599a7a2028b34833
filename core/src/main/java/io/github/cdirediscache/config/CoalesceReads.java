package io.github.cdirediscache.config;

import java.util.Locale;

/**
 * How many callers read a key from a server at once before reads of others are sent together. Immutable.
 *
 * @param callers how many, each with a connection; 0 if reads are never sent together; -1 if the library chooses
 */
public record CoalesceReads(int callers) {

    /** The library chooses, by the number of connections. */
    public static final CoalesceReads AUTO = new CoalesceReads(-1);

    /** Each read has a connection of its own. */
    public static final CoalesceReads OFF = new CoalesceReads(0);

    private static final String RULE = "must be auto, off or a number of callers, 1 or more";

    /**
     * Checks the number.
     *
     * @param callers how many
     * @throws IllegalArgumentException if it is less than -1
     */
    public CoalesceReads {
        if (callers < -1) {
            throw new IllegalArgumentException(RULE + ", was " + callers);
        }
    }

    /**
     * That many callers.
     *
     * @param callers how many, 1 or more
     * @return the value
     * @throws IllegalArgumentException if there are less
     */
    public static CoalesceReads of(int callers) {
        if (callers < 1) {
            throw new IllegalArgumentException(RULE + ", was " + callers);
        }
        return new CoalesceReads(callers);
    }

    /**
     * Reads a text.
     *
     * @param text {@code auto}, {@code off} or a number; case and surrounding blanks do not count
     * @return the value
     * @throws IllegalArgumentException if it is none of these
     */
    public static CoalesceReads parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("auto")) {
            return AUTO;
        }
        if (word.equals("off")) {
            return OFF;
        }
        try {
            return of(Integer.parseInt(word));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(RULE + ", was " + text, noNumber);
        }
    }

    /** {@return what {@link #parse} reads} */
    @Override
    public String toString() {
        if (callers == AUTO.callers) {
            return "auto";
        }
        return callers == 0 ? "off" : String.valueOf(callers);
    }
}
