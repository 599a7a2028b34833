package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes every key of a cache. */
@Command(
        name = "clear",
        description = {"Removes every key of one version of a cache, and nothing else.", "Asks before it does."})
final class ClearCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Option(names = "--all-versions", description = "Remove every version's keys.")
    private boolean allVersions;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Needed where nobody can be asked.")
    private boolean yes;

    ClearCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        if (allVersions && cache.version().isPresent()) {
            throw ToolException.usage("--all-versions and --cache-version exclude each other");
        }
        CacheConfig config = cache.withoutFormats(tool.settings());
        String which = allVersions ? "all versions" : "version " + config.version();
        if (!isMeant(config, which)) {
            return ExitCodes.FAILED;
        }
        try (CacheManager manager = RedisCacheManager.of(config)) {
            tool.print(new Count(config, "cleared", which, false, clear(manager, config)));
        }
        return ExitCodes.FINE;
    }

    private long clear(CacheManager manager, CacheConfig config) {
        Cache<Object> values = manager.cache(config.name(), Object.class);
        return tool.showing("clearing", allVersions ? values::clearAllVersions : values::clear);
    }

    private boolean isMeant(CacheConfig config, String which) {
        if (yes) {
            return true;
        }
        if (!tool.terminal().isInputTerminal()) {
            throw ToolException.usage("clear needs --yes where nobody can be asked");
        }
        return tool.terminal()
                .confirms("Clear " + which + " of " + config.name() + " at "
                        + config.connection().locations() + "?");
    }
}
