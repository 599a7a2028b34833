package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.text.Suggestions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An option of a serializer whose values are words. */
final class Choice {

    private Choice() {}

    static <T> T of(String name, String value, Map<String, T> choices) {
        T choice = choices.get(value);
        if (choice == null) {
            throw refusal(name, value, choices.keySet());
        }
        return choice;
    }

    /** Refuses a value that is none of the words; without words it may be any text. */
    static void check(String name, String value, Set<String> words) {
        if (!words.isEmpty() && !words.contains(value)) {
            throw refusal(name, value, words);
        }
    }

    private static IllegalArgumentException refusal(String name, String value, Set<String> words) {
        return new IllegalArgumentException("serializer." + name + " must be one of "
                + String.join(", ", new TreeSet<>(words)) + ", was " + value + Suggestions.didYouMean(value, words));
    }
}
