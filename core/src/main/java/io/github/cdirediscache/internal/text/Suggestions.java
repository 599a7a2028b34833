package io.github.cdirediscache.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The best of several guesses at what was meant by a misspelt name; of equally near ones a whole name before a part of one, and
 * the first. Not thread-safe.
 */
public final class Suggestions {

    private @Nullable String best;
    private int bestDistance = Integer.MAX_VALUE;
    private boolean isBestPart;

    /** No guess yet. */
    public Suggestions() {}

    /**
     * What to append to a message about a name that is not known.
     *
     * @param written the name
     * @param known the names that are
     * @return {@code "; did you mean json?"}, or nothing if no known name is near
     */
    public static String didYouMean(String written, Collection<String> known) {
        Suggestions suggestions = new Suggestions();
        known.stream().sorted().forEach(name -> suggestions.offer(written, name, name));
        return suggestions.best().map(name -> "; did you mean " + name + "?").orElse("");
    }

    /**
     * Takes a guess into account if a third of its letters or fewer would have to change.
     *
     * @param written the misspelt name
     * @param known a name that is known, in lower case
     * @param suggestion what to suggest for it
     */
    public void offer(String written, String known, String suggestion) {
        offer(written, known, suggestion, false);
    }

    /**
     * Takes a guess into account that is only a part of a name, as {@link #offer(String, String, String)} does.
     *
     * @param written the misspelt name
     * @param part a part of a name that is known, in lower case
     * @param suggestion what to suggest for it
     */
    public void offerPart(String written, String part, String suggestion) {
        offer(written, part, suggestion, true);
    }

    private void offer(String written, String known, String suggestion, boolean isPart) {
        int distance = distance(written.toLowerCase(Locale.ROOT), known);
        boolean isBetter = distance < bestDistance || (distance == bestDistance && isBestPart && !isPart);
        if (isBetter && distance <= Math.max(1, known.length() / 3)) {
            bestDistance = distance;
            isBestPart = isPart;
            best = suggestion;
        }
    }

    /**
     * The best guess.
     *
     * @return what to suggest; empty if nothing was near
     */
    public Optional<String> best() {
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance, with two neighbours swapped as one step. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int fewest(int[][] steps, String a, String b, int i, int j) {
        int substituted = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(substituted, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
