package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.Option;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Texts by key, each looked up once. Not thread-safe. */
final class Source {

    private final Function<String, Optional<String>> lookup;
    private final Problems problems;
    private final Map<String, Optional<String>> seen = new HashMap<>();

    Source(Function<String, Optional<String>> lookup, Problems problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    /** The text of an option of a cache, if it is set for this very cache. */
    Optional<Setting> find(String cache, Option<?> option) {
        String key = Keys.of(cache, option.name());
        return seen.computeIfAbsent(key, absent -> lookUp(absent, option)).map(text -> new Setting(option, key, text));
    }

    /** A source may fail on one key, for instance on an expression in it that names another; that is no reason to stop. */
    private Optional<String> lookUp(String key, Option<?> option) {
        try {
            return lookup.apply(key);
        } catch (ExpressionException e) {
            problems.add(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (RuntimeException e) {
            String reason = option.isSecret() ? e.getClass().getSimpleName() : e.toString();
            problems.add(key, "can't be read: " + reason);
            return Optional.empty();
        }
    }
}
