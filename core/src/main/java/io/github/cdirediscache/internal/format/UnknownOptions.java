package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.text.Suggestions;
import java.util.Set;
import java.util.TreeSet;

/** Rejects options that nobody reads: one that is misspelt must not be one that is silently not set. */
final class UnknownOptions {

    private UnknownOptions() {}

    static void reject(String serializer, Set<String> given, Set<String> known) {
        for (String name : new TreeSet<>(given)) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "serializer." + name + " is no option of " + serializer + "; known are "
                                + String.join(", ", new TreeSet<>(known)) + Suggestions.didYouMean(name, known));
            }
        }
    }
}
