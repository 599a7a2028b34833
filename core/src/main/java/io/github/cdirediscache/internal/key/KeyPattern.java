package io.github.cdirediscache.internal.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A pattern on physical keys, in Redis's glob syntax. Equal to another one of the same bytes. */
public final class KeyPattern {

    /** Matches every key of a database, whoever's it is. */
    public static final KeyPattern EVERY_KEY = new KeyPattern(new byte[] {'*'});

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

    boolean matches(PhysicalKey key) {
        return GlobMatcher.matches(glob, key.bytes());
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
