package io.github.cdirediscache.internal.interceptors.key;

/**
 * A set of characters.
 *
 * @param listed some characters
 * @param isAllOthers whether the set is all characters but those listed
 */
record Chars(String listed, boolean isAllOthers) {

    static final Chars ANY = new Chars("", true);
    static final Chars DIGITS = new Chars("-0123456789", false);

    static Chars of(String listed) {
        return new Chars(listed, false);
    }

    static Chars but(String listed) {
        return new Chars(listed, true);
    }

    /** Whether a character is in both. */
    boolean meets(Chars other) {
        if (isAllOthers) {
            return other.isAllOthers || other.meets(this);
        }
        return listed.chars().anyMatch(c -> (other.listed.indexOf(c) >= 0) != other.isAllOthers);
    }

    /** The characters of both. */
    Chars and(Chars other) {
        if (isAllOthers || other.isAllOthers) {
            return isAllOthers ? this : other;
        }
        return of(listed + other.listed);
    }

    /** Those without some characters. */
    Chars without(String some) {
        if (isAllOthers) {
            return but(listed + some);
        }
        StringBuilder left = new StringBuilder();
        listed.chars().filter(c -> some.indexOf(c) < 0).forEach(c -> left.append((char) c));
        return of(left.toString());
    }
}
