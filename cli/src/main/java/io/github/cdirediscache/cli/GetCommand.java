package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.internal.inspect.RawEntry;
import io.github.cdirediscache.internal.inspect.RawValue;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one entry. */
@Command(
        name = "get",
        description = {
            "Shows one entry: its value, its format and its time to live.",
            "The value is shown as far as this is possible without the application's classes, and no more of it than"
                    + " --limit says. Ends with 3 if there is no such key."
        })
final class GetCommand implements Callable<Integer> {

    private static final int FOR_READERS = 65_536;
    private static final int FOR_PROGRAMS = 1_048_576;

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Option(
            names = "--limit",
            paramLabel = "BYTES",
            description = "How many bytes of the value at most; 0 for all. Default: " + FOR_READERS + ", and "
                    + FOR_PROGRAMS
                    + " with --json. What is cut is text in JSON, too, with the number of bytes that are left"
                    + " out beside it.")
    private @Nullable Integer limit;

    GetCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        int most = limit();
        CacheConfig config = cache.withFormats(tool.settings());
        try (RawCache raw = open(config)) {
            Optional<RawValue> found = raw.read(key);
            tool.print(new Entry(config, key, most, found));
            return found.isPresent() ? ExitCodes.FINE : ExitCodes.NOT_FOUND;
        }
    }

    private int limit() {
        if (limit == null) {
            return tool.isJson() ? FOR_PROGRAMS : FOR_READERS;
        }
        if (limit < 0) {
            throw ToolException.usage("--limit must be 0 or more, was " + limit);
        }
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    /** A compressor of the application's own is not known here; then the built-in ones are. */
    private RawCache open(CacheConfig config) {
        try {
            return RawCache.open(config);
        } catch (IllegalArgumentException unknownCompressor) {
            return RawCache.open(cache.withoutFormats(tool.settings()));
        }
    }

    private record Entry(CacheConfig cache, String key, int limit, Optional<RawValue> found) implements Report {

        @Override
        public void printText(PrintWriter out) {
            if (found.isEmpty()) {
                out.println("there is no key " + Shown.text(key) + " in version " + cache.version() + " of "
                        + cache.name());
                return;
            }
            RawValue value = found.get();
            RawEntry entry = value.entry();
            Table table = new Table("key", Shown.text(key));
            table.row("state", Entries.state(entry));
            table.row("time to live", Shown.timeToLive(entry.timeToLive()));
            entry.softExpiry().ifPresent(millis -> table.row("fresh until", time(millis)));
            entry.leasedUntil().ifPresent(millis -> table.row("lease until", time(millis)));
            entry.loadMillis().ifPresent(millis -> table.row("took", Shown.duration(Duration.ofMillis(millis))));
            if (!entry.serializer().isEmpty()) {
                table.row("serializer", Shown.text(entry.serializer()));
                table.row("compressor", Shown.text(entry.compressor()));
            }
            table.row("in Redis", Shown.bytes(entry.bytes()) + memory(entry));
            value.payload().ifPresent(payload -> table.row("payload", Shown.bytes(payload.length + value.leftOut())));
            Decoded decoded = Decoded.of(value, limit);
            table.row("value", decoded.form());
            table.print(out);
            decoded.text().ifPresent(text -> out.println(Shown.lines(text)));
            if (decoded.leftOut() > 0) {
                out.println("... " + Shown.bytes(decoded.leftOut()) + " more are left out: --limit");
            }
        }

        private static String memory(RawEntry entry) {
            return entry.memory() == 0 ? "" : ", " + Shown.bytes(entry.memory()) + " of memory";
        }

        private static String time(long millis) {
            return Instant.ofEpochMilli(millis).toString();
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.write("cache", cache.name());
            json.write("version", cache.version());
            json.write("key", key);
            json.write("found", found.isPresent());
            found.ifPresent(value -> writeEntry(json, value, limit));
        }

        private static void writeEntry(JsonGenerator json, RawValue value, int limit) {
            RawEntry entry = value.entry();
            Entries.describe(json, entry);
            Json.write(json, "freshUntilMillis", entry.softExpiry());
            Json.write(json, "leaseUntilMillis", entry.leasedUntil());
            Json.write(json, "loadMillis", entry.loadMillis());
            Json.write(
                    json,
                    "payloadBytes",
                    value.payload()
                            .map(payload -> OptionalLong.of(payload.length + value.leftOut()))
                            .orElse(OptionalLong.empty()));
            Decoded decoded = Decoded.of(value, limit);
            json.write("form", decoded.form());
            json.write("value", decoded.json());
            json.write("leftOutBytes", decoded.leftOut());
        }
    }
}
