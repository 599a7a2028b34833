package io.github.cdirediscache.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The best of several guesses at what was meant by a misspelt name; of equal ones the first. Not thread-safe. */
final class Suggestions {

    private @Nullable String best;
    private int bestDistance = Integer.MAX_VALUE;

    /** Takes a guess into account if a third of its letters or fewer would have to change. */
    void offer(String written, String known, String suggestion) {
        int distance = distance(written.toLowerCase(Locale.ROOT), known);
        if (distance < bestDistance && distance <= Math.max(1, known.length() / 3)) {
            bestDistance = distance;
            best = suggestion;
        }
    }

    Optional<String> best() {
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance, by rows. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
