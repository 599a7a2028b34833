package io.github.cdirediscache.internal.key;

/**
 * Matches bytes against a glob as Redis does: {@code *}, {@code ?}, {@code [abc]}, {@code [^a]}, {@code [a-c]} and a
 * backslash before a literal character.
 *
 * <p>Servers differ where a range goes from ASCII to beyond, as {@code [a-\u00e9]} does. Redis compares what C calls a char,
 * which is signed on x86, so that such a range goes the other way round, and unsigned on aarch64.
 *
 * @see <a href="https://redis.io/docs/latest/commands/keys/">Redis: KEYS, its patterns</a>
 */
public final class GlobMatcher {

    private final byte[] pattern;
    private final byte[] text;

    /** Whether what a set holds on some servers is in it. */
    private final boolean isAnyServer;

    private long stepsLeft;

    private GlobMatcher(byte[] pattern, byte[] text, boolean isAnyServer, long steps) {
        this.pattern = pattern;
        this.text = text;
        this.isAnyServer = isAnyServer;
        this.stepsLeft = steps;
    }

    /**
     * Whether a pattern matches a text as a whole, on a server whose chars are signed.
     *
     * @param pattern the glob
     * @param text the text
     * @return whether it matches
     */
    public static boolean matches(byte[] pattern, byte[] text) {
        return new GlobMatcher(pattern, text, false, Long.MAX_VALUE).matches();
    }

    /**
     * Whether there may be a server on which a pattern matches a text as a whole.
     *
     * @param pattern the glob
     * @param text the text
     * @return whether it matches; also true where servers differ
     */
    public static boolean mayMatch(byte[] pattern, byte[] text) {
        return new GlobMatcher(pattern, text, true, Long.MAX_VALUE).matches();
    }

    /**
     * As {@link #mayMatch(byte[], byte[])}, but does not take longer than allowed.
     *
     * @param pattern the glob
     * @param text the text
     * @param budget what it may take, and what is left of it then
     * @return whether it matches; also true if that is not known when the budget is spent
     */
    static boolean mayMatch(byte[] pattern, byte[] text, MatchBudget budget) {
        GlobMatcher matcher = new GlobMatcher(pattern, text, true, budget.left());
        boolean matches = matcher.matches();
        budget.spend(budget.left() - (int) matcher.stepsLeft);
        return matches || budget.isSpent();
    }

    /** Goes back to the last star only: what an earlier one matches can't help a later one. */
    private boolean matches() {
        int at = 0;
        int in = 0;
        int star = -1;
        int starIn = 0;
        while (in < text.length) {
            if (--stepsLeft <= 0) {
                return false;
            }
            if (at < pattern.length && pattern[at] == '*') {
                star = at++;
                starIn = in;
                continue;
            }
            int next = at < pattern.length ? afterOne(at, text[in]) : -1;
            if (next >= 0) {
                at = next;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++starIn;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        return at >= pattern.length;
    }

    /** Where the pattern goes on if what stands at a place matches a byte, or -1. */
    private int afterOne(int at, byte one) {
        return switch (pattern[at]) {
            case '?' -> at + 1;
            case '[' -> afterSet(at + 1, one);
            case '\\' -> {
                int meant = at + 1 < pattern.length ? at + 1 : at;
                yield pattern[meant] == one ? meant + 1 : -1;
            }
            default -> pattern[at] == one ? at + 1 : -1;
        };
    }

    private int afterSet(int begin, byte one) {
        int at = begin;
        boolean not = at < pattern.length && pattern[at] == '^';
        if (not) {
            at++;
        }
        boolean found = false;
        boolean foundUnsigned = false;
        while (at < pattern.length && pattern[at] != ']') {
            int width = widthInSet(pattern, at);
            if (width == 3) {
                found |= isBetween(pattern[at], pattern[at + 2], one);
                foundUnsigned |= isBetween(pattern[at] & 0xff, pattern[at + 2] & 0xff, one & 0xff);
            } else {
                boolean isSame = pattern[at + width - 1] == one;
                found |= isSame;
                foundUnsigned |= isSame;
            }
            at += width;
        }
        stepsLeft -= at - begin;
        boolean matches = found != not || (isAnyServer && foundUnsigned != not);
        return matches ? Math.min(at + 1, pattern.length) : -1;
    }

    /**
     * Where a pattern goes on behind a set. One that is not closed ends with the pattern.
     *
     * @param pattern the glob
     * @param begin the place after the bracket
     */
    static int afterSet(byte[] pattern, int begin) {
        int at = begin < pattern.length && pattern[begin] == '^' ? begin + 1 : begin;
        while (at < pattern.length && pattern[at] != ']') {
            at += widthInSet(pattern, at);
        }
        return Math.min(at + 1, pattern.length);
    }

    /** The bytes of what stands in a set: an escaped byte, a range or a byte. */
    private static int widthInSet(byte[] pattern, int at) {
        if (pattern[at] == '\\' && at + 1 < pattern.length) {
            return 2;
        }
        return at + 2 < pattern.length && pattern[at + 1] == '-' ? 3 : 1;
    }

    private static boolean isBetween(int from, int to, int one) {
        return Math.min(from, to) <= one && one <= Math.max(from, to);
    }
}
