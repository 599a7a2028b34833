package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes the keys that match a pattern. */
@Command(
        name = "invalidate-pattern",
        description = {
            "Removes the keys of one version of a cache that match a pattern.",
            "Loads of these keys that are in progress are not stored."
        })
final class InvalidatePatternCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Parameters(
            index = "1",
            paramLabel = "PATTERN",
            description = "A glob on the key alone: * ? [abc] [^a] [a-c]; a backslash escapes the" + " next character.")
    private String pattern = "";

    @Option(names = "--dry-run", description = "Count the keys, and remove none.")
    private boolean dryRun;

    InvalidatePatternCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        CacheConfig config = cache.withoutFormats(tool.settings());
        tool.print(new Count(config, "pattern", pattern, dryRun, remove(config)));
        return ExitCodes.FINE;
    }

    private long remove(CacheConfig config) {
        try (RawCache raw = RawCache.open(config)) {
            return tool.removing(dryRun ? "counting" : "removing", progress -> raw.remove(pattern, dryRun, progress));
        }
    }
}
