package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigs;
import io.github.cdirediscache.text.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The application's settings of its caches, without a mistake. */
final class Settings {

    static final String ROOT = "redis-cache.";

    /**
     * Options that may name classes of the application and that no command needs: keys are what stands in Redis, and any
     * pool will do.
     */
    private static final List<String> ALWAYS_LEFT_OUT = List.of("key-function", "pool.provider");

    /** Options about how values are written. */
    private static final List<String> FORMATS = List.of("serializer", "compressor");

    private final Config config;
    private final List<String> names;
    private final Map<String, CacheConfig> caches;

    private Settings(Config config, List<String> names, Map<String, CacheConfig> caches) {
        this.config = config;
        this.names = names;
        this.caches = caches;
    }

    static Settings read(List<Path> files) {
        Config config = Sources.config(files);
        List<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(ROOT))
                .toList();
        List<String> problems = new ArrayList<>();
        Map<String, CacheConfig> caches = CacheConfigs.read(names, key -> value(config, key), Set.of(), problems::add);
        if (!problems.isEmpty()) {
            throw ToolException.usage("the settings have " + problems.size()
                    + (problems.size() == 1 ? " problem" : " problems")
                    + problems.stream()
                            .map(problem -> System.lineSeparator() + "  " + problem)
                            .collect(Collectors.joining()));
        }
        if (caches.isEmpty()) {
            throw ToolException.usage("the settings name no cache; name the application's settings with --config");
        }
        return new Settings(config, names, caches);
    }

    /** The value. One that refers to a property that is not set is a mistake, though for the API it is absent. */
    private static Optional<String> value(Config config, String key) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        if (value.isEmpty()) {
            String written = config.getConfigValue(key).getRawValue();
            if (written != null && written.contains("${")) {
                throw new IllegalArgumentException("a property that it refers to is not set");
            }
        }
        return value;
    }

    Map<String, CacheConfig> caches() {
        return caches;
    }

    /** A cache that the settings name, as they have it. */
    CacheConfig cache(String name) {
        CacheConfig found = caches.get(name);
        if (found == null) {
            throw ToolException.usage("there is no cache \"" + name + "\" in the settings; there are "
                    + String.join(", ", caches.keySet()) + Suggestions.didYouMean(name, caches.keySet()));
        }
        return found;
    }

    /** A cache to be opened, with the formats of the application. */
    CacheConfig withFormats(String name) {
        return without(ALWAYS_LEFT_OUT, name);
    }

    /** A cache to be opened, with the formats that need nothing of the application: enough for all but values. */
    CacheConfig withoutFormats(String name) {
        return without(Stream.of(ALWAYS_LEFT_OUT, FORMATS).flatMap(List::stream).toList(), name);
    }

    private CacheConfig without(List<String> options, String name) {
        CacheConfig complete = cache(name);
        Map<String, CacheConfig> read = CacheConfigs.read(
                names.stream().filter(key -> !isOneOf(options, key)).toList(),
                key -> isOneOf(options, key) ? Optional.empty() : value(config, key),
                Set.of(name),
                problem -> {});
        return read.getOrDefault(name, complete);
    }

    private static boolean isOneOf(List<String> options, String key) {
        String option = key.substring(key.indexOf('.', ROOT.length()) + 1);
        return options.stream().anyMatch(one -> option.equals(one) || option.startsWith(one + "."));
    }

    /** What is set for a cache, and where. */
    List<Setting> of(String cache) {
        return Setting.of(cache, names, config);
    }
}
