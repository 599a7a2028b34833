package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.text.Suggestions;
import java.util.Map;
import java.util.TreeSet;

/** An option of a serializer whose values are words. */
final class Choice {

    private Choice() {}

    static <T> T of(String name, String value, Map<String, T> choices) {
        T choice = choices.get(value);
        if (choice == null) {
            throw new IllegalArgumentException("serializer." + name + " must be one of "
                    + String.join(", ", new TreeSet<>(choices.keySet())) + ", was " + value
                    + Suggestions.didYouMean(value, choices.keySet()));
        }
        return choice;
    }
}
