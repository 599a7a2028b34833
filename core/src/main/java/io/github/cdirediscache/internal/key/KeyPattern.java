package io.github.cdirediscache.internal.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A pattern on physical keys, in Redis's glob syntax. Equal to another one of the same bytes. */
public final class KeyPattern {

    /** Matches every key of a database, whoever's it is. */
    public static final KeyPattern EVERY_KEY = new KeyPattern(new byte[] {'*'});

    private static final String WITH_A_MEANING = "*?[]\\";

    private final byte[] glob;

    KeyPattern(byte[] glob) {
        this.glob = glob;
    }

    /**
     * The glob.
     *
     * @return its bytes; not a copy, and not to be changed
     */
    public byte[] bytes() {
        return glob;
    }

    /** Matches everything that begins with some bytes, whatever characters they are. */
    static KeyPattern beginningWith(byte[] literal) {
        ByteArrayOutputStream glob = new ByteArrayOutputStream(literal.length + 8);
        for (byte one : literal) {
            if (WITH_A_MEANING.indexOf(one) >= 0) {
                glob.write('\\');
            }
            glob.write(one);
        }
        glob.write('*');
        return new KeyPattern(glob.toByteArray());
    }

    /** Whether it matches on some server. */
    boolean mayMatch(PhysicalKey key) {
        return GlobMatcher.mayMatch(glob, key.bytes());
    }

    /** Whether it matches on some server; also true if the budget does not suffice to find out. */
    boolean mayMatch(PhysicalKey key, MatchBudget budget) {
        return GlobMatcher.mayMatch(glob, key.bytes(), budget);
    }

    GlobLiterals literals() {
        return GlobLiterals.of(glob);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPattern pattern && Arrays.equals(glob, pattern.glob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(glob);
    }

    @Override
    public String toString() {
        return new String(glob, StandardCharsets.UTF_8);
    }
}
