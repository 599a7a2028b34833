package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.config.PoolConfig;
import io.github.cdirediscache.internal.config.CacheConfigs;
import io.github.cdirediscache.internal.config.ExpressionException;
import io.github.cdirediscache.internal.config.Keys;
import io.github.cdirediscache.internal.text.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The application's settings of its caches, without a mistake. */
final class Settings {

    private static final String DEFAULT_LOCATIONS = Keys.of(Keys.DEFAULT_CACHE, "locations");

    private final Config config;
    private final List<String> names;
    private final Map<String, CacheConfig> caches;
    private final Consumer<String> note;
    private final Set<String> notedNames = new HashSet<>();

    private Settings(Config config, List<String> names, Map<String, CacheConfig> caches, Consumer<String> note) {
        this.config = config;
        this.names = names;
        this.caches = caches;
        this.note = note;
    }

    static Settings read(List<Path> files, Map<String, String> environment, Consumer<String> note) {
        Config config = Sources.config(files, environment);
        List<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(Keys.ROOT))
                .toList();
        Set<String> inEnvironment = EnvironmentCaches.of(environment.keySet(), names);
        if (value(config, DEFAULT_LOCATIONS).isEmpty()) {
            // Else it would have to be a cache, and not only lend its settings.
            inEnvironment.remove(Keys.DEFAULT_CACHE);
        }
        return new Settings(config, names, read(config, names, inEnvironment), note);
    }

    private static Map<String, CacheConfig> read(Config config, List<String> names, Set<String> used) {
        List<String> problems = new ArrayList<>();
        Map<String, CacheConfig> caches = CacheConfigs.read(names, key -> value(config, key), used, problems::add);
        if (!problems.isEmpty()) {
            throw ToolException.usage("the settings have " + problems.size()
                    + (problems.size() == 1 ? " problem" : " problems")
                    + problems.stream()
                            .map(problem -> System.lineSeparator() + "  " + problem)
                            .collect(Collectors.joining()));
        }
        return caches;
    }

    /** The value. One that refers to a property that is not set is a mistake, though for the API it is absent. */
    private static Optional<String> value(Config config, String key) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        if (value.isEmpty()) {
            String written = written(config, key);
            if (written != null && ExpressionException.isIn(written)) {
                throw ExpressionException.of(written, other -> written(config, other));
            }
        }
        return value;
    }

    private static @Nullable String written(Config config, String key) {
        return config.getConfigValue(key).getRawValue();
    }

    /** The caches that the settings name; one at least. */
    Map<String, CacheConfig> caches() {
        if (caches.isEmpty()) {
            throw ToolException.usage(
                    "the settings name no cache; name the application's settings with --config, or set"
                            + " REDIS_CACHE_DEFAULT_LOCATIONS in the environment");
        }
        return caches;
    }

    /** A cache, as the settings have it; one that they don't name is as an annotation makes it. */
    CacheConfig cache(String name) {
        CacheConfig found = caches.get(name);
        return found == null ? unnamed(name) : found;
    }

    private CacheConfig unnamed(String name) {
        String others = (caches.isEmpty() ? "they name none" : "they name " + String.join(", ", caches.keySet()))
                + Suggestions.didYouMean(name, caches.keySet());
        if (value(config, DEFAULT_LOCATIONS).isEmpty()) {
            throw ToolException.usage("there is no cache \"" + name + "\" in the settings, and no " + DEFAULT_LOCATIONS
                    + " to find it by; " + others);
        }
        CacheConfig unnamed = read(config, names, Set.of(name)).get(name);
        if (unnamed == null) {
            throw ToolException.usage("there is no cache \"" + name + "\" in the settings; " + others);
        }
        if (notedNames.add(name)) {
            note.accept("the settings do not name the cache " + name + ": those of default are taken; " + others);
        }
        return unnamed;
    }

    /**
     * A cache to be opened, with the formats of the application. It has nothing that may name the application's classes
     * and that no command needs: keys are what stands in Redis, and any pool will do.
     */
    CacheConfig withFormats(String name) {
        return cache(name).toBuilder()
                .reset(CacheConfig.KEY_FUNCTION)
                .reset(PoolConfig.PROVIDER)
                .build();
    }

    /** A cache to be opened, with the formats that need nothing of the application: enough for all but values. */
    CacheConfig withoutFormats(String name) {
        CacheConfigBuilder config = withFormats(name).toBuilder();
        cache(name).format().values().changed().stream()
                .filter(option -> !option.equals(FormatConfig.MAX_VALUE_SIZE))
                .forEach(config::reset);
        return config.build();
    }

    /** What is set for a cache, and where. */
    List<ShownSetting> of(String cache) {
        return CacheConfigs.settings(names, key -> value(config, key), cache).stream()
                .map(setting -> ShownSetting.of(setting, config))
                .toList();
    }
}
