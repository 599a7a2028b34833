package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Suggestions;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the names of properties and caches tell without any value.
 *
 * @param caches all caches, {@code default} only if somebody names it
 * @param used the caches that the application uses
 * @param serializerOptions the options that only serializers know
 */
record PropertyNames(NavigableSet<String> caches, Set<String> used, NavigableSet<String> serializerOptions) {

    /** What other caches call our options. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("ttl", "timeout"),
            Map.entry("time-to-live", "timeout"),
            Map.entry("expire-after-write", "timeout"),
            Map.entry("expiration", "timeout"),
            Map.entry("expiry", "timeout"),
            Map.entry("expires", "timeout"),
            Map.entry("expires-in", "timeout"),
            Map.entry("max-age", "timeout"),
            Map.entry("null-ttl", "null-timeout"),
            Map.entry("prefix", "key-prefix"),
            Map.entry("host", "locations"),
            Map.entry("hosts", "locations"),
            Map.entry("url", "locations"),
            Map.entry("uri", "locations"),
            Map.entry("servers", "locations"));

    static PropertyNames of(Iterable<String> properties, Set<String> used, Problems problems) {
        PropertyNames names = new PropertyNames(new TreeSet<>(), used, new TreeSet<>());
        // Sorted, so that problems come in the same order whatever the order of the source.
        for (String cache : new TreeSet<>(used)) {
            if (CacheConfig.isName(cache)) {
                names.caches.add(cache);
            } else {
                problems.add("cache name " + Texts.quoted(cache), "a cache's name " + CacheConfig.NAME_RULE);
            }
        }
        NavigableSet<String> sorted = new TreeSet<>();
        properties.forEach(sorted::add);
        sorted.stream().filter(key -> key.startsWith(Options.ROOT)).forEach(key -> names.add(key, problems));
        return names;
    }

    private void add(String key, Problems problems) {
        String rest = key.substring(Options.ROOT.length());
        int dot = rest.indexOf('.');
        String cache = rest.substring(0, Math.max(dot, 0));
        String option = rest.substring(dot + 1);
        if (Options.GLOBAL.contains(rest)) {
            return;
        }
        if (dot < 0 || Options.named(option).isEmpty()) {
            problems.add(key, "is not an option; " + advice(rest, cache, option));
        } else if (CacheConfig.isName(cache)) {
            caches.add(cache);
            if (Options.isOfSerializer(option)) {
                serializerOptions.add(option);
            }
        } else {
            problems.add(key, Texts.quoted(cache) + " is not a cache's name, which " + CacheConfig.NAME_RULE);
        }
    }

    private static String advice(String rest, String cache, String option) {
        if (OTHER_NAMES.containsKey(option)) {
            String of = cache.isEmpty() ? Options.DEFAULT_CACHE : cache;
            return "did you mean " + Options.ROOT + of + "." + OTHER_NAMES.get(option) + "?";
        }
        Suggestions suggestions = new Suggestions();
        for (Option known : Options.ALL) {
            String name = known.name();
            suggestions.offer(rest, name, Options.ROOT + Options.DEFAULT_CACHE + "." + name);
            if (!cache.isEmpty()) {
                suggestions.offer(option, name, Options.ROOT + cache + "." + name);
                suggestions.offer(option, name.substring(name.lastIndexOf('.') + 1), Options.ROOT + cache + "." + name);
            }
        }
        Options.GLOBAL.forEach(global -> suggestions.offer(rest, global, Options.ROOT + global));
        return suggestions
                .best()
                .map(best -> "did you mean " + best + "?")
                .orElse("write redis-cache.<cache>.<option> with an option of the reference, or remove it");
    }
}
