package io.github.cdirediscache.internal.key;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several selections as one. A key that so many of them might match that finding out would take too long counts as theirs.
 *
 * <p>Callers see to it that one thread at a time adds. Any thread may ask for a key, without a lock, and sees what was added
 * before.
 */
public final class KeySelections {

    /** With as many at one place the budget is spent there: further ones make no difference. */
    private static final int MOST_AT_ONE_PLACE = MatchBudget.STEPS / MatchBudget.STEPS_OF_A_PATTERN;

    private static final KeySelection[] NONE = {};

    private final Set<KeySelection> all = new LinkedHashSet<>();

    /** Those that are all keys with one beginning. */
    private final LiteralIndex<KeySelection> beginnings = new LiteralIndex<>(false);

    private final LiteralIndex<KeySelection[]> byBeginning = new LiteralIndex<>(false);
    private final LiteralIndex<KeySelection[]> byEnd = new LiteralIndex<>(true);

    /**
     * Adds a selection, unless it is there, or is known to be part of one that is there.
     *
     * @param selection more keys
     * @return whether it was added
     */
    public boolean add(KeySelection selection) {
        GlobLiterals literals = selection.pattern().literals();
        if (containsAllBeginningWith(literals.beginning()) || !all.add(selection)) {
            return false;
        }
        if (selection.isBeginningAlone(literals)) {
            beginnings.put(literals.beginning(), selection);
        } else if (literals.end().length > 0
                && at(byEnd, literals.end()).length < at(byBeginning, literals.beginning()).length) {
            add(byEnd, literals.end(), selection);
        } else {
            add(byBeginning, literals.beginning(), selection);
        }
        return true;
    }

    private static void add(LiteralIndex<KeySelection[]> index, byte[] literal, KeySelection selection) {
        KeySelection[] here = at(index, literal);
        if (here.length < MOST_AT_ONE_PLACE) {
            KeySelection[] more = Arrays.copyOf(here, here.length + 1);
            more[here.length] = selection;
            index.put(literal, more);
        }
    }

    private static KeySelection[] at(LiteralIndex<KeySelection[]> index, byte[] literal) {
        KeySelection @Nullable [] here = index.get(literal);
        return here == null ? NONE : here;
    }

    /**
     * Whether all keys that begin with some bytes are known to be in one of these.
     *
     * @param beginning the bytes; a whole key, too
     * @return whether they are; if not, they may be all the same
     */
    public boolean containsAllBeginningWith(byte[] beginning) {
        return beginnings.anyMatch(beginning, each -> true);
    }

    /**
     * Whether a key is in one of these.
     *
     * @param key any key
     * @return whether it is; also true if there is no telling in a short time
     */
    public boolean contains(PhysicalKey key) {
        byte[] bytes = key.bytes();
        if (containsAllBeginningWith(bytes)) {
            return true;
        }
        MatchBudget budget = new MatchBudget();
        return byBeginning.anyMatch(bytes, here -> isInOneOf(here, key, budget))
                || byEnd.anyMatch(bytes, here -> isInOneOf(here, key, budget));
    }

    private static boolean isInOneOf(KeySelection[] here, PhysicalKey key, MatchBudget budget) {
        for (KeySelection selection : here) {
            budget.spend(MatchBudget.STEPS_OF_A_PATTERN);
            if (budget.isSpent() || selection.mayContain(key, budget)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many there are.
     *
     * @return their number
     */
    public int size() {
        return all.size();
    }

    /**
     * Each of them.
     *
     * @return a copy, in the order in which they were added
     */
    public Set<KeySelection> all() {
        return new LinkedHashSet<>(all);
    }

    /**
     * One selection of all their keys: what begins as all of them do, less what is in none. The only one, if there is one.
     *
     * @return the selection; none may be added while it is used
     * @throws java.util.NoSuchElementException if there are none
     */
    public KeySelection union() {
        if (all.size() == 1) {
            return all.iterator().next();
        }
        byte[] common = all.stream()
                .map(selection -> selection.pattern().literals().beginning())
                .reduce(KeySelections::common)
                .orElseThrow();
        return new KeySelection(KeyPattern.beginningWith(common), this::contains);
    }

    private static byte[] common(byte[] one, byte[] other) {
        int mismatch = Arrays.mismatch(one, other);
        return mismatch < 0 ? one : Arrays.copyOf(one, mismatch);
    }
}
