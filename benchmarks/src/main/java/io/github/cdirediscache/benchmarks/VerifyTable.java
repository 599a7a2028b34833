package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.format.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What verification costs: the processor time of a put and of a hit of one article, without Redis, for each setting in
 * turn in one process, beside that without verification.
 */
@SuppressWarnings("EnumOrdinal") // of this run alone
public final class VerifyTable {

    private static final int SIZE = 1 << 24;
    private static final int CALLS = 500;
    private static final int ROUNDS = 200;

    private final int rounds;
    private final List<EntryCodec> codecs;
    private final Object value = FormatValue.SMALL.value();

    VerifyTable(String serializer, int rounds) {
        this.rounds = rounds;
        this.codecs = Arrays.stream(Verify.values())
                .map(verify -> new EntryCodec(Articles.class, formats(serializer), SIZE, SIZE, verify))
                .toList();
    }

    private static Formats formats(String serializer) {
        return Formats.of(serializer, Map.of(), List.of(), "none", OptionalInt.empty(), SIZE, List.of(), List.of());
    }

    private EntryCodec codec(Verify verify) {
        return codecs.get(verify.ordinal());
    }

    /**
     * Measures and prints the table to standard output.
     *
     * @param arguments none
     * @throws CorruptEntryException if an entry can't be read
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws CorruptEntryException {
        String machine = Machine.describe();
        System.out.println(
                "| serializer | operation | `never` µs | `first` beside `never` | `always` beside `never` |");
        System.out.println("|---|---|---|---|---|");
        for (String serializer : List.of("json", "msgpack")) {
            System.out.print(new VerifyTable(serializer, ROUNDS).rows(serializer));
        }
        System.out.println("\n" + machine);
    }

    String rows(String serializer) throws CorruptEntryException {
        byte[] entry = codec(Verify.NEVER).write(value, Entry.NONE, Entry.NONE);
        return row(serializer, "put", codec -> codec.write(value, Entry.NONE, Entry.NONE))
                + row(serializer, "hit", codec -> codec.read(entry, Entry.of(entry)));
    }

    private String row(String serializer, String name, Operation operation) throws CorruptEntryException {
        double[][] micros = new double[Verify.values().length][rounds];
        // The first half warms up; what it leaves in the first place is overwritten.
        for (int round = -rounds; round < rounds; round++) {
            for (Verify verify : Verify.values()) {
                micros[verify.ordinal()][Math.max(0, round)] = time(codec(verify), operation);
            }
        }
        double never = median(micros[Verify.NEVER.ordinal()]);
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %.1f | **%.2f** | %.2f |%n",
                serializer,
                name,
                never,
                median(micros[Verify.FIRST.ordinal()]) / never,
                median(micros[Verify.ALWAYS.ordinal()]) / never);
    }

    private static double time(EntryCodec codec, Operation operation) throws CorruptEntryException {
        long before = Turns.cpuNanos();
        for (int i = 0; i < CALLS; i++) {
            if (operation.run(codec) == null) {
                throw new IllegalStateException("must give something");
            }
        }
        return (Turns.cpuNanos() - before) / 1000.0 / CALLS;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** An operation. */
    private interface Operation {
        @Nullable Object run(EntryCodec codec) throws CorruptEntryException;
    }
}
