package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.ReadFrom;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which cache a command is about. */
final class CacheArgument {

    @Parameters(index = "0", paramLabel = "CACHE", description = "The cache's name.")
    private String name = "";

    @Option(
            names = "--cache-version",
            paramLabel = "N",
            description = "The version of the cache. Default: that of the" + " settings.")
    private @Nullable Integer version;

    String name() {
        return name;
    }

    OptionalInt version() {
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /** The cache to be opened, with the formats of the application. */
    CacheConfig withFormats(Settings settings) {
        return usable(settings.withFormats(name));
    }

    /** The cache to be opened, with no need of the application's classes. */
    CacheConfig withoutFormats(Settings settings) {
        return usable(settings.withoutFormats(name));
    }

    private CacheConfig usable(CacheConfig config) {
        return raising(enabled(config)).toBuilder()
                .version(version().orElse(config.version()))
                .build();
    }

    private static CacheConfig enabled(CacheConfig config) {
        if (!config.enabled()) {
            throw ToolException.usage("the cache " + config.name() + " is switched off (enabled=false)");
        }
        return config;
    }

    /** An operator has to know what did not work, and how things are and not how they were. */
    static CacheConfig raising(CacheConfig config) {
        if (config.connection().locations().stream().anyMatch(location -> location.kind() == Location.Kind.EMBEDDED)) {
            throw ToolException.usage("the Redis of the cache " + config.name()
                    + " is started with the application (embedded:) and can't be reached from here");
        }
        return config.toBuilder()
                .onFailure(OnFailure.RAISE)
                .readFrom(ReadFrom.MASTER)
                .build();
    }
}
