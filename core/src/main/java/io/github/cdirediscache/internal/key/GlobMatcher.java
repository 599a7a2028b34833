package io.github.cdirediscache.internal.key;

/**
 * Matches bytes against a glob as Redis does: {@code *}, {@code ?}, {@code [abc]}, {@code [^a]}, {@code [a-c]} and a
 * backslash before a literal character.
 *
 * @see <a href="https://redis.io/docs/latest/commands/keys/">Redis: KEYS, its patterns</a>
 */
public final class GlobMatcher {

    private final byte[] pattern;
    private final byte[] text;
    private long stepsLeft;

    private GlobMatcher(byte[] pattern, byte[] text, long steps) {
        this.pattern = pattern;
        this.text = text;
        this.stepsLeft = steps;
    }

    /**
     * Whether a pattern matches a text as a whole.
     *
     * @param pattern the glob
     * @param text the text
     * @return whether it matches
     */
    public static boolean matches(byte[] pattern, byte[] text) {
        return new GlobMatcher(pattern, text, Long.MAX_VALUE).matches();
    }

    /**
     * As {@link #matches}, but does not take longer than allowed.
     *
     * @param pattern the glob
     * @param text the text
     * @param budget what it may take, and what is left of it then
     * @return whether it matches; also true if that is not known when the budget is spent
     */
    static boolean mayMatch(byte[] pattern, byte[] text, MatchBudget budget) {
        GlobMatcher matcher = new GlobMatcher(pattern, text, budget.left());
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
        while (at < pattern.length && pattern[at] != ']') {
            int width = widthInSet(pattern, at);
            found |= switch (width) {
                case 2 -> pattern[at + 1] == one;
                case 3 -> isBetween(pattern[at], pattern[at + 2], one);
                default -> pattern[at] == one;
            };
            at += width;
        }
        stepsLeft -= at - begin;
        return found == not ? -1 : Math.min(at + 1, pattern.length);
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

    /** Bytes are signed, as a char of C is on x86: a range from ASCII to beyond goes the other way round there. */
    private static boolean isBetween(byte from, byte to, byte one) {
        return Math.min(from, to) <= one && one <= Math.max(from, to);
    }
}
