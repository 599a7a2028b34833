package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.Nodes;
import io.github.cdirediscache.internal.extension.bean.ApplicationFormats;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import io.github.cdirediscache.internal.reflect.ConfiguredClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds the serializers, compressors and embedded servers that settings name and that are not there. */
final class SettingsCheck {

    private static final String EMBEDDED = "io.github.cdirediscache.testing.EmbeddedRedis";

    /** A serializer that is always there. */
    private static final String NEEDS_NOTHING = "binary";

    private final ApplicationFormats application;

    /** The caches by the problem that they have: one setting of {@code default} may concern them all. */
    private final Map<String, Set<String>> found = new LinkedHashMap<>();

    private SettingsCheck(ApplicationFormats application) {
        this.application = application;
    }

    static void check(Iterable<CacheConfig> configs, ApplicationFormats application, Consumer<String> problems) {
        SettingsCheck check = new SettingsCheck(application);
        configs.forEach(config -> check.check(application.withIds(config)));
        check.found.forEach((problem, caches) -> problems.accept(
                (caches.size() == 1 ? "cache " : "caches ") + String.join(", ", caches) + ": " + problem));
    }

    private void check(CacheConfig config) {
        FormatConfig format = config.format();
        // Apart from each other, so that the one's mistake does not hide the other's.
        check(
                config.name(),
                () -> formats(
                                format,
                                format.serializer(),
                                format.serializerOptions(),
                                format.accepts(),
                                "none",
                                Optional.of(List.of()))
                        .close());
        check(
                config.name(),
                () -> formats(
                                format,
                                NEEDS_NOTHING,
                                Map.of(),
                                List.of(),
                                format.compressor(),
                                format.compressorAccepts())
                        .close());
        if (config.enabled()) {
            check(config.name(), () -> Nodes.check(config.connection(), application.credentials()));
        }
        String keyFunction = config.keyFunction();
        if (keyFunction != null && !application.keyFunctions().containsKey(keyFunction)) {
            check(config.name(), () -> ConfiguredClass.newInstance("key-function", keyFunction, KeyFunction.class));
        }
        boolean embedded =
                config.connection().locations().stream().anyMatch(place -> place.kind() == Location.Kind.EMBEDDED);
        if (config.enabled() && embedded && !isThere(EMBEDDED)) {
            add(
                    config.name(),
                    "locations: embedded: needs the artifact io.github.cdirediscache:cdi-redis-cache-testing");
        }
    }

    private Formats formats(
            FormatConfig format,
            String serializer,
            Map<String, String> options,
            List<String> accepts,
            String compressor,
            Optional<List<String>> compressorAccepts) {
        OptionalInt level = compressor.equals("none") ? OptionalInt.empty() : format.compressorLevel();
        return Formats.of(
                serializer,
                options,
                accepts,
                compressor,
                compressorAccepts,
                level,
                format.maxValueSize(),
                application.serializers(),
                application.compressors());
    }

    private void check(String cache, Runnable opening) {
        try {
            opening.run();
        } catch (IllegalArgumentException e) {
            add(cache, String.valueOf(e.getMessage()));
        }
    }

    private void add(String cache, String problem) {
        found.computeIfAbsent(problem, any -> new TreeSet<>()).add(cache);
    }

    private static boolean isThere(String className) {
        return ClassLookup.isPresent(className, Thread.currentThread().getContextClassLoader())
                || ClassLookup.isPresent(className, SettingsCheck.class.getClassLoader());
    }
}
