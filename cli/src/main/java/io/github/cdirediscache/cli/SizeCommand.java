package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.internal.inspect.RawSize;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts a cache's keys and bytes. */
@Command(
        name = "size",
        description = {
            "Shows how many keys one version of a cache has, and how many bytes their values take.",
            "Looks at the first keys of each server in the order of SCAN, which is random, and estimates from their share of"
                    + " all keys. In smaller databases it counts all keys. The error is for 95 %% confidence."
        })
final class SizeCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Option(
            names = "--sample",
            paramLabel = "KEYS",
            defaultValue = "20000",
            description = "How many keys of each server" + " to look at. Default: ${DEFAULT-VALUE}.")
    private int sample;

    @Option(names = "--exact", description = "Count every key.")
    private boolean exact;

    SizeCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        CacheConfig config = cache.withoutFormats(tool.settings());
        try (RawCache raw = RawCache.open(config)) {
            tool.print(new Size(config, size(raw)));
        }
        return ExitCodes.FINE;
    }

    private RawSize size(RawCache raw) {
        if (!exact) {
            return raw.size(sample);
        }
        try (Progress progress = tool.progress("counting")) {
            return raw.exactSize(progress::seen);
        }
    }

    private record Size(CacheConfig cache, RawSize size) implements Report {

        @Override
        public void printText(PrintWriter out) {
            Table table = new Table("cache", cache.name() + ", version " + cache.version());
            if (size.exact()) {
                table.row("keys", Shown.number(size.keys()));
                table.row("bytes", Shown.number(size.bytes()));
            } else {
                table.row("keys", about(size.keys(), size.keysMargin()));
                table.row("bytes", about(size.bytes(), size.bytesMargin()));
                table.row("sample", Shown.keys(size.lookedAt()) + " looked at; --exact counts");
            }
            table.print(out);
        }

        private static String about(long number, long margin) {
            return "about " + Shown.number(number) + " ± " + Shown.number(margin);
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.write("cache", cache.name());
            json.write("version", cache.version());
            json.write("exact", size.exact());
            json.write("keys", size.keys());
            json.write("keysMargin", size.keysMargin());
            json.write("bytes", size.bytes());
            json.write("bytesMargin", size.bytesMargin());
            json.write("lookedAt", size.lookedAt());
        }
    }
}
