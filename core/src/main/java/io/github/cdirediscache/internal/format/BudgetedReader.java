package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.Reader;

/**
 * A text that a provider reads in pieces, with a check of the budget before each. The pieces grow with what has been read:
 * Parsson copies what it has of a long string for each, and reuses the large buffer for the next text. Not thread-safe.
 */
final class BudgetedReader extends Reader {

    private static final int PIECE = 2048;
    private static final int GROWTH = 8;

    private final String text;
    private final ReadBudget budget;
    private int at;

    BudgetedReader(String text, ReadBudget budget) {
        super(text);
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        budget.check(text.length());
        int count = Math.min(Math.min(length, Math.max(PIECE, at / GROWTH)), text.length() - at);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        text.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {}
}
