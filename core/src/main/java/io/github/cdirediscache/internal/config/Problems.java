package io.github.cdirediscache.internal.config;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What is wrong with the settings, each once: a bad setting of {@code default} concerns many caches. Not thread-safe. */
final class Problems {

    private final Set<String> found = new LinkedHashSet<>();

    void add(String key, String words) {
        found.add(key + ": " + words);
    }

    void forEach(Consumer<String> action) {
        found.forEach(action);
    }
}
