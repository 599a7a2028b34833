package io.github.cdirediscache.internal.format;

import java.util.Collection;

/** Where the JDK's immutable sets and maps put their keys: at the next free place, and not in trees as a {@code HashMap}. */
final class OpenTable {

    /** A few tenths of a second for texts. */
    static final long MAX_STEPS = 10_000_000;

    /** Twice as many places as keys. */
    private static final int ROOM = 2;

    private OpenTable() {}

    /**
     * Whether a table of these keys is made in reasonable time. Keys with different hash codes may want the same place.
     *
     * @param keys what it will have; no {@code null}
     */
    static boolean takesInTime(Collection<?> keys) {
        boolean[] isTaken = new boolean[Math.max(1, ROOM * keys.size())];
        long steps = 0;
        for (Object key : keys) {
            int at = Math.floorMod(key.hashCode(), isTaken.length);
            while (isTaken[at]) {
                at = at + 1 == isTaken.length ? 0 : at + 1;
                if (++steps > MAX_STEPS) {
                    return false;
                }
            }
            isTaken[at] = true;
        }
        return true;
    }
}
