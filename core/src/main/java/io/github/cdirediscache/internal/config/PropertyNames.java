package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.text.Suggestions;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the names of properties and caches tell without any value.
 *
 * @param caches all caches, {@code default} only if somebody names it
 * @param used the caches that the application uses
 * @param serializerOptions the options that only serializers know
 */
record PropertyNames(NavigableSet<String> caches, Set<String> used, Set<Option<?>> serializerOptions) {

    static PropertyNames of(Iterable<String> properties, Set<String> used, Problems problems) {
        PropertyNames names = new PropertyNames(new TreeSet<>(), used, new LinkedHashSet<>());
        // Sorted, so that problems come in the same order whatever the order of the source.
        for (String cache : new TreeSet<>(used)) {
            if (CacheConfig.isName(cache)) {
                names.caches.add(cache);
            } else {
                problems.add("cache name " + Quotes.quoted(cache), "a cache's name " + CacheConfig.NAME_RULE);
            }
        }
        NavigableSet<String> sorted = new TreeSet<>();
        properties.forEach(sorted::add);
        sorted.stream().filter(key -> key.startsWith(Keys.ROOT)).forEach(key -> names.add(key, problems));
        return names;
    }

    private void add(String key, Problems problems) {
        if (Keys.GLOBAL.contains(key)) {
            return;
        }
        String rest = key.substring(Keys.ROOT.length());
        int dot = rest.indexOf('.');
        String cache = rest.substring(0, Math.max(dot, 0));
        Optional<Option<?>> option = dot < 0 ? Optional.empty() : Options.named(rest.substring(dot + 1));
        if (option.isEmpty()) {
            problems.add(key, "is not an option; " + advice(rest, cache, rest.substring(dot + 1)));
        } else if (CacheConfig.isName(cache)) {
            caches.add(cache);
            option.filter(known -> known.inheritance() == Option.Inheritance.WITH_SERIALIZER)
                    .ifPresent(serializerOptions::add);
        } else {
            problems.add(key, Quotes.quoted(cache) + " is not a cache's name, which " + CacheConfig.NAME_RULE);
        }
    }

    private static String advice(String rest, String cache, String option) {
        return otherName(option)
                .map(known -> Keys.of(cache.isEmpty() ? Keys.DEFAULT_CACHE : cache, known.name()))
                .or(() -> nearest(rest, cache, option))
                .map(best -> "did you mean " + best + "?")
                .orElse("write redis-cache.<cache>.<option> with an option of the reference, or remove it");
    }

    private static Optional<Option<?>> otherName(String option) {
        return Options.all().stream()
                .filter(known -> known.otherNames().contains(option))
                .findFirst();
    }

    private static Optional<String> nearest(String rest, String cache, String option) {
        Suggestions suggestions = new Suggestions();
        for (Option<?> known : Options.all()) {
            String name = known.name();
            suggestions.offer(rest, name, Keys.of(Keys.DEFAULT_CACHE, name));
            if (!cache.isEmpty()) {
                suggestions.offer(option, name, Keys.of(cache, name));
                suggestions.offerPart(option, name.substring(name.lastIndexOf('.') + 1), Keys.of(cache, name));
            }
        }
        Keys.GLOBAL.forEach(global -> suggestions.offer(rest, global.substring(Keys.ROOT.length()), global));
        return suggestions.best();
    }
}
