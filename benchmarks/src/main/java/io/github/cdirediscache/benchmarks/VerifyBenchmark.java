package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.entry.CorruptEntryException;
import io.github.cdirediscache.entry.Entry;
import io.github.cdirediscache.entry.EntryCodec;
import io.github.cdirediscache.format.Formats;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a put and a hit cost the processor with and without verification, without Redis: all but the verification of the
 * first values is to cost nothing, and a hit is never verified.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls open() before all others
public class VerifyBenchmark {

    private static final int SIZE = 1 << 24;

    /** The serializer. */
    @Param({"json", "msgpack"})
    public String serializer;

    /** Which values are verified. */
    @Param
    public Verify verify;

    private EntryCodec codec;
    private Object value;
    private byte[] bytes;

    /** Made by JMH. */
    public VerifyBenchmark() {}

    /** Makes the codec of a cache. */
    @Setup
    public void open() {
        Formats formats =
                Formats.of(serializer, Map.of(), List.of(), "none", OptionalInt.empty(), SIZE, List.of(), List.of());
        codec = new EntryCodec(Articles.class, formats, SIZE, SIZE, verify);
        value = FormatValue.SMALL.value();
        bytes = put();
    }

    /**
     * Makes an entry of one article, as a put does.
     *
     * @return what stands in Redis
     */
    @Benchmark
    public byte[] put() {
        return codec.write(value, Entry.NONE, Entry.NONE);
    }

    /**
     * Makes a value of an entry, as a hit does.
     *
     * @return the value
     * @throws CorruptEntryException if the entry can't be read
     */
    @Benchmark
    public @Nullable Object hit() throws CorruptEntryException {
        return codec.read(bytes, Entry.of(bytes));
    }
}
