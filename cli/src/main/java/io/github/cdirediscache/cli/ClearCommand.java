package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes every key of a cache. */
@Command(
        name = "clear",
        description = {"Removes every key of one version of a cache, and nothing else.", "Asks for confirmation."})
final class ClearCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Option(names = "--all-versions", description = "Remove every version's keys.")
    private boolean allVersions;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Required if there is no terminal.")
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
        tool.print(new Count(config, "cleared", which, false, clear(config)));
        return ExitCodes.FINE;
    }

    private long clear(CacheConfig config) {
        try (RawCache raw = RawCache.open(config)) {
            return tool.removing(
                    "clearing",
                    progress -> allVersions ? raw.removeAllVersions(progress) : raw.remove("*", false, progress));
        }
    }

    private boolean isMeant(CacheConfig config, String which) {
        if (yes) {
            return true;
        }
        if (!tool.terminal().isInputTerminal()) {
            throw ToolException.usage("clear needs --yes if there is no terminal");
        }
        return tool.terminal()
                .confirms("Clear " + which + " of " + config.name() + " at "
                        + config.connection().locations() + "?");
    }
}
