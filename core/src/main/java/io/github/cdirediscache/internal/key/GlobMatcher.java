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

    private GlobMatcher(byte[] pattern, byte[] text) {
        this.pattern = pattern;
        this.text = text;
    }

    /**
     * Whether a pattern matches a text as a whole.
     *
     * @param pattern the glob
     * @param text the text
     * @return whether it matches
     */
    public static boolean matches(byte[] pattern, byte[] text) {
        return new GlobMatcher(pattern, text).matches();
    }

    /** Goes back to the last star only: what an earlier one matches can't help a later one. */
    private boolean matches() {
        int at = 0;
        int in = 0;
        int star = -1;
        int starIn = 0;
        while (in < text.length) {
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

    /** A set that is not closed ends with the pattern. */
    private int afterSet(int begin, byte one) {
        int at = begin;
        boolean not = at < pattern.length && pattern[at] == '^';
        if (not) {
            at++;
        }
        boolean found = false;
        while (at < pattern.length && pattern[at] != ']') {
            if (pattern[at] == '\\' && at + 1 < pattern.length) {
                found |= pattern[at + 1] == one;
                at += 2;
            } else if (at + 2 < pattern.length && pattern[at + 1] == '-') {
                found |= isBetween(pattern[at], pattern[at + 2], one);
                at += 3;
            } else {
                found |= pattern[at] == one;
                at++;
            }
        }
        return found == not ? -1 : Math.min(at + 1, pattern.length);
    }

    /** Bytes are signed, as a char of C is on x86: a range from ASCII to beyond goes the other way round there. */
    private static boolean isBetween(byte from, byte to, byte one) {
        return Math.min(from, to) <= one && one <= Math.max(from, to);
    }
}
