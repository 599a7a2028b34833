package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.internal.inspect.RawEntry;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists keys. */
@Command(
        name = "keys",
        description = {
            "Lists keys of one version of a cache with their times to live, in no particular order.",
            "Keys without a value are listed, too: those being loaded, and kept failures."
        })
final class KeysCommand implements Callable<Integer> {

    /** Rows whose columns are measured together. */
    private static final int PAGE = 100;

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = "*",
            description = "A glob on the key alone: * ? [abc] [^a] [a-c]; a backslash escapes the next character."
                    + " Default: every key.")
    private String pattern = "*";

    @Option(
            names = "--limit",
            paramLabel = "KEYS",
            defaultValue = "100",
            description = "How many keys at most; 0 for all." + " Default: ${DEFAULT-VALUE}.")
    private long limit;

    KeysCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        if (limit < 0) {
            throw ToolException.usage("--limit must be 0 or more, was " + limit);
        }
        CacheConfig config = cache.withoutFormats(tool.settings());
        try (RawCache raw = RawCache.open(config);
                Stream<RawEntry> entries = raw.entries(pattern)) {
            tool.print(new Keys(config, pattern, limit == 0 ? Long.MAX_VALUE - 1 : limit, entries));
        }
        return ExitCodes.FINE;
    }

    /** Prints while it reads: a cache may have more keys than memory holds. */
    private record Keys(CacheConfig cache, String pattern, long limit, Stream<RawEntry> entries) implements Report {

        @Override
        public void printText(PrintWriter out) {
            Pages pages = new Pages(out);
            boolean more = forEach(pages::add);
            pages.print();
            if (more) {
                out.println("... there are more: --limit");
            }
            if (pages.rows == 0) {
                out.println("no key matches");
            }
        }

        /** Gives up to the limit, and tells whether there are more. */
        private boolean forEach(Consumer<RawEntry> action) {
            long[] seen = {0};
            entries.limit(limit + 1).forEach(entry -> {
                if (seen[0]++ < limit) {
                    action.accept(entry);
                }
            });
            return seen[0] > limit;
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.write("cache", cache.name());
            json.write("version", cache.version());
            json.write("pattern", pattern);
            json.writeStartArray("keys");
            boolean more = forEach(entry -> Entries.json(json, entry));
            json.writeEnd();
            json.write("more", more);
        }
    }

    /** Tables of so many rows. */
    private static final class Pages {

        private final PrintWriter out;
        private Table table = Entries.table();
        private long rows;

        Pages(PrintWriter out) {
            this.out = out;
        }

        void add(RawEntry entry) {
            Entries.row(table, entry);
            if (++rows % PAGE == 0) {
                print();
            }
        }

        void print() {
            table.printRows(out);
            table = Entries.table();
        }
    }
}
