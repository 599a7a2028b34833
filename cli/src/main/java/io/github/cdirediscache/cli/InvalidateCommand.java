package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.redis.RedisCacheManager;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes keys. */
@Command(
        name = "invalidate",
        description = {
            "Removes keys.",
            "Loads of these keys that are in progress are not stored. An absent key is not an error."
        })
final class InvalidateCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "The keys.")
    private List<String> keys = List.of();

    InvalidateCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        CacheConfig config = cache.withoutFormats(tool.settings());
        KeySpace space = new KeySpace(config.keyPrefix(), config.version());
        // Refuses the whole command line if one of them is no key.
        keys.forEach(space::valueKey);
        try (CacheManager manager = RedisCacheManager.of(config)) {
            Cache<Object> values = manager.cache(config.name(), Object.class);
            Map<String, Boolean> removed = new LinkedHashMap<>();
            new LinkedHashSet<>(keys).forEach(key -> removed.put(key, values.invalidate(key)));
            tool.print(new Removed(config, removed));
        }
        return ExitCodes.FINE;
    }

    private record Removed(CacheConfig cache, Map<String, Boolean> keys) implements Report {

        @Override
        public void printText(PrintWriter out) {
            keys.forEach(
                    (key, removed) -> out.println(Shown.text(key) + ": " + (removed ? "removed" : "held no value")));
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.write("cache", cache.name());
            json.write("version", cache.version());
            json.writeStartArray("keys");
            keys.forEach((key, removed) -> {
                json.writeStartObject();
                json.write("key", key);
                json.write("removed", removed);
                json.writeEnd();
            });
            json.writeEnd();
        }
    }
}
