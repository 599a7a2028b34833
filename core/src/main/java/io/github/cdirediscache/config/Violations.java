package io.github.cdirediscache.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects violations of the rules of options. Not thread-safe. */
final class Violations {

    private final Set<Violation> found = new LinkedHashSet<>();

    void require(boolean holds, Option<?> option, String rule) {
        if (!holds) {
            add(option, rule);
        }
    }

    void add(Option<?> option, String rule) {
        add(option.name(), rule);
    }

    void add(String option, String rule) {
        found.add(new Violation(option, rule));
    }

    void addAll(Violations others) {
        found.addAll(others.found);
    }

    List<Violation> found() {
        return List.copyOf(found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidOptionsException(found, null);
        }
    }
}
