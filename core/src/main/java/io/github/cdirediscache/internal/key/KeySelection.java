package io.github.cdirediscache.internal.key;

import java.util.List;
import java.util.function.Predicate;

/** Some of a cache's keys: what a pattern matches, less what else it matches. Equal to another one of the same pattern. */
public final class KeySelection {

    private final KeyPattern pattern;
    private final Predicate<PhysicalKey> isMeant;
    private final boolean isAllOfPattern;

    private KeySelection(KeyPattern pattern, Predicate<PhysicalKey> isMeant, boolean isAllOfPattern) {
        this.pattern = pattern;
        this.isMeant = isMeant;
        this.isAllOfPattern = isAllOfPattern;
    }

    /** What a pattern matches, as far as it is meant. */
    KeySelection(KeyPattern pattern, Predicate<PhysicalKey> isMeant) {
        this(pattern, isMeant, false);
    }

    /**
     * All that a pattern matches.
     *
     * @param isMeant true of each; a server that finds others has not understood the pattern, or answers something else
     */
    static KeySelection ofAll(KeyPattern pattern, Predicate<PhysicalKey> isMeant) {
        return new KeySelection(pattern, isMeant, true);
    }

    /**
     * What a server is asked for.
     *
     * @return the pattern; it may match more than is meant
     */
    public KeyPattern pattern() {
        return pattern;
    }

    /**
     * Whether a key is one of these.
     *
     * @param key any key
     * @return whether it is; also true if servers differ about that
     */
    public boolean contains(PhysicalKey key) {
        return isMeant.test(key) && pattern.mayMatch(key);
    }

    /** Whether a key is one of these; also true if the budget does not suffice to find out. */
    boolean mayContain(PhysicalKey key, MatchBudget budget) {
        return isMeant.test(key) && pattern.mayMatch(key, budget);
    }

    /** Whether these are all keys with the beginning that its pattern has. */
    boolean isBeginningAlone(GlobLiterals literals) {
        return isAllOfPattern && literals.isBeginningAlone();
    }

    /**
     * Those of them that are others as well.
     *
     * @param others some keys
     * @return a selection of the same pattern
     */
    public KeySelection within(KeySelection others) {
        return new KeySelection(pattern, key -> others.contains(key) && isMeant.test(key));
    }

    /**
     * Those that are meant of what a server found by the pattern.
     *
     * @param found keys that the pattern matches, as the server says
     * @return those that are meant
     */
    public List<PhysicalKey> of(List<PhysicalKey> found) {
        return found.stream().filter(isMeant).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySelection selection && pattern.equals(selection.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
