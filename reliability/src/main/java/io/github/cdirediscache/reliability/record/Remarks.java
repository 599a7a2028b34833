package io.github.cdirediscache.reliability.record;

/** Texts about what was seen beside the calls. A mark at the begin says what a text is about; one without is about a leftover. */
public final class Remarks {

    private static final String EXCEPTION = "[exception] ";
    private static final String UNENDED = "[unended] ";
    private static final String AUTHOR_ENDS = ": ";

    private Remarks() {}

    /**
     * About an exception that a call of its own record has thrown.
     *
     * @param text which
     * @return the remark
     */
    public static String exception(String text) {
        return EXCEPTION + text;
    }

    /**
     * About a call, or a thread that calls, that has not come to its end.
     *
     * @param text which
     * @return the remark
     */
    public static String unended(String text) {
        return UNENDED + text;
    }

    /**
     * Whether it is about an exception.
     *
     * @param remark of this class, perhaps after the name of its author
     * @return whether it is
     */
    public static boolean isException(String remark) {
        return withoutAuthor(remark).startsWith(EXCEPTION);
    }

    /**
     * Whether it is about what has not come to its end.
     *
     * @param remark of this class, perhaps after the name of its author
     * @return whether it is
     */
    public static boolean isUnended(String remark) {
        return withoutAuthor(remark).startsWith(UNENDED);
    }

    private static String withoutAuthor(String remark) {
        int end = remark.startsWith("[") ? -1 : remark.indexOf(AUTHOR_ENDS);
        return end < 0 ? remark : remark.substring(end + AUTHOR_ENDS.length());
    }
}
