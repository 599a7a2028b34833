package io.github.cdirediscache.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads caches one by one, each from its own settings and those of {@code default}. Not thread-safe. */
final class CacheReader {

    private final Source source;
    private final PropertyNames names;
    private final Problems problems;
    private final List<Option> options;

    CacheReader(Source source, PropertyNames names, Problems problems) {
        this.source = source;
        this.names = names;
        this.problems = problems;
        this.options = Stream.concat(
                        Options.ALL.stream(),
                        names.serializerOptions().stream()
                                .map(Options::named)
                                .flatMap(Optional::stream)
                                .filter(option -> !Options.ALL.contains(option)))
                .toList();
    }

    NavigableMap<String, CacheConfig> read() {
        NavigableMap<String, CacheConfig> caches = new TreeMap<>();
        names.caches().forEach(cache -> read(cache).ifPresent(config -> caches.put(cache, config)));
        return Collections.unmodifiableNavigableMap(caches);
    }

    private Optional<CacheConfig> read(String cache) {
        CacheConfigBuilder builder = CacheConfig.builder(cache);
        Map<String, String> keys = new HashMap<>();
        Set<String> unreadable = new HashSet<>();
        for (Option option : options) {
            setting(cache, option).ifPresent(setting -> {
                keys.put(option.name(), setting.key());
                try {
                    option.setter().accept(builder, setting.text());
                } catch (IllegalArgumentException e) {
                    unreadable.add(option.name());
                    problems.add(setting.key(), String.valueOf(e.getMessage()));
                }
            });
        }
        // What only lends its settings needs no location; what is unreadable has been said.
        boolean mayLackLocation = lends(cache) || unreadable.contains(Options.LOCATIONS);
        try {
            return Optional.of(builder.build());
        } catch (InvalidOptionsException e) {
            e.violations().stream()
                    .filter(violation -> !(mayLackLocation && violation.option().equals(Options.LOCATIONS)))
                    .forEach(violation -> problems.add(
                            keys.getOrDefault(violation.option(), Options.ROOT + cache + "." + violation.option()),
                            violation.rule()));
            return Optional.empty();
        }
    }

    private Optional<Source.Setting> setting(String cache, Option option) {
        Optional<Source.Setting> own = source.find(cache, option);
        boolean inherits = !cache.equals(Options.DEFAULT_CACHE)
                && !option.name().equals(Options.KEY_PREFIX)
                && !(Options.OF_LOCATIONS.contains(option.name()) && hasOwnLocations(cache))
                && !(Options.isOfSerializer(option.name()) && hasOtherSerializer(cache));
        return own.isEmpty() && inherits ? source.find(Options.DEFAULT_CACHE, option) : own;
    }

    private boolean hasOwnLocations(String cache) {
        return source.find(cache, Options.named(Options.LOCATIONS).orElseThrow())
                .isPresent();
    }

    /** One serializer's options are errors to another. */
    private boolean hasOtherSerializer(String cache) {
        Option serializer = Options.named(Options.SERIALIZER).orElseThrow();
        Optional<String> own =
                source.find(cache, serializer).map(setting -> setting.text().strip());
        String lent = source.find(Options.DEFAULT_CACHE, serializer)
                .map(setting -> setting.text().strip())
                .orElse(serializer.defaultText());
        return own.isPresent() && !own.get().equals(lent);
    }

    private boolean lends(String cache) {
        return cache.equals(Options.DEFAULT_CACHE)
                && !names.used().contains(cache)
                && source.find(cache, Options.named(Options.LOCATIONS).orElseThrow())
                        .isEmpty();
    }
}
