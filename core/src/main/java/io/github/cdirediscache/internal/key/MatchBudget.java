package io.github.cdirediscache.internal.key;

/**
 * How much matching one key may take. Not thread-safe.
 *
 * <p>A step is a place of a pattern that is compared with a byte, some nanoseconds. A few hundred patterns that begin and
 * end like a key are within the budget.
 */
final class MatchBudget {

    static final int STEPS = 50_000;

    /** Of a pattern that fails at once. */
    static final int STEPS_OF_A_PATTERN = 16;

    private int left = STEPS;

    int left() {
        return left;
    }

    /** Takes some of it. */
    void spend(int steps) {
        left -= steps;
    }

    boolean isSpent() {
        return left <= 0;
    }
}
