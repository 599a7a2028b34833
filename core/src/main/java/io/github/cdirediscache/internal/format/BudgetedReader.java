package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.Reader;

/**
 * A text that a provider reads a buffer at a time, with a check of the budget before each. The pieces are as large as
 * the provider asks for: Parsson copies what it has of a long string for each. Not thread-safe.
 */
final class BudgetedReader extends Reader {

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
        int count = Math.min(length, text.length() - at);
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
