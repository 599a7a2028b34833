package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.config.InvalidOptionsException;
import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
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
    private final List<Option<?>> options;

    CacheReader(Source source, PropertyNames names, Problems problems) {
        this.source = source;
        this.names = names;
        this.problems = problems;
        this.options = Stream.concat(Options.all().stream(), names.serializerOptions().stream())
                .distinct()
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
        for (Setting setting : settings(cache)) {
            String option = setting.option().name();
            keys.put(option, setting.key());
            try {
                builder.set(option, setting.text());
            } catch (InvalidOptionsException e) {
                unreadable.add(option);
                e.violations().forEach(violation -> problems.add(setting.key(), violation.rule()));
            }
        }
        // What only lends its settings needs no location; what is unreadable has been said.
        boolean mayLackLocation = lends(cache) || unreadable.contains(Keys.LOCATIONS.name());
        try {
            return Optional.of(builder.build());
        } catch (InvalidOptionsException e) {
            e.violations().stream()
                    .filter(violation -> !(mayLackLocation && violation.option().equals(Keys.LOCATIONS.name())))
                    .forEach(violation -> problems.add(
                            keys.getOrDefault(violation.option(), Keys.of(cache, violation.option())),
                            violation.rule()));
            return Optional.empty();
        }
    }

    /** What is set for a cache, by itself or by {@code default}. */
    List<Setting> settings(String cache) {
        return options.stream()
                .flatMap(option -> setting(cache, option).stream())
                .toList();
    }

    private Optional<Setting> setting(String cache, Option<?> option) {
        Optional<Setting> own = source.find(cache, option);
        return own.isEmpty() && inherits(cache, option) ? source.find(Keys.DEFAULT_CACHE, option) : own;
    }

    private boolean inherits(String cache, Option<?> option) {
        return !cache.equals(Keys.DEFAULT_CACHE)
                && switch (option.inheritance()) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case WITH_LOCATIONS -> source.find(cache, Keys.LOCATIONS).isEmpty();
                    case WITH_LOGIN -> !hasOtherLogin(cache, option);
                    case WITH_SERIALIZER -> !hasOtherSerializer(cache);
                };
    }

    private boolean hasOtherLogin(String cache, Option<?> option) {
        Stream<Option<?>> others = option.equals(ConnectionConfig.CREDENTIALS_PROVIDER)
                ? Stream.of(ConnectionConfig.USERNAME, ConnectionConfig.PASSWORD)
                : Stream.of(ConnectionConfig.CREDENTIALS_PROVIDER);
        return others.anyMatch(other -> source.find(cache, other).isPresent());
    }

    private boolean hasOtherSerializer(String cache) {
        Optional<String> own = serializer(cache);
        return own.isPresent() && !own.equals(serializer(Keys.DEFAULT_CACHE).or(FormatConfig.SERIALIZER::defaultValue));
    }

    private Optional<String> serializer(String cache) {
        return source.find(cache, FormatConfig.SERIALIZER)
                .map(setting -> FormatConfig.SERIALIZER.parse(setting.text()));
    }

    private boolean lends(String cache) {
        return cache.equals(Keys.DEFAULT_CACHE)
                && !names.used().contains(cache)
                && source.find(cache, Keys.LOCATIONS).isEmpty();
    }
}
