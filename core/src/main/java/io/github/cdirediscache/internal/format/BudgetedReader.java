package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.Reader;

/**
 * A JSON text that a provider reads in pieces, with a check of the budget before each. The pieces grow with what has been
 * read, but only within a string: Parsson copies what it has of a long string for each piece, and reuses the large buffer
 * for what follows, where a large piece would hold thousands of objects. Not thread-safe.
 */
final class BudgetedReader extends Reader {

    private static final int PIECE = 2048;
    private static final int GROWTH = 8;

    private final String text;
    private final ReadBudget budget;
    private int at;

    /** How far it is known where strings begin and end. */
    private int scanned;

    private boolean isInString;

    BudgetedReader(String text, ReadBudget budget) {
        super(text);
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        budget.check(text.length());
        int count = Math.min(Math.min(length, Math.max(PIECE, restOfString(at / GROWTH))), text.length() - at);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        text.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    /** How many characters of a string follow, at most so many; none outside of strings. */
    private int restOfString(int most) {
        while (scanned < at) {
            step();
        }
        while (isInString && scanned < text.length() && scanned - at < most) {
            step();
        }
        return scanned - at;
    }

    private void step() {
        char c = text.charAt(scanned++);
        if (c == '"') {
            isInString = !isInString;
        } else if (c == '\\' && isInString) {
            scanned++;
        }
    }

    @Override
    public void close() {}
}
