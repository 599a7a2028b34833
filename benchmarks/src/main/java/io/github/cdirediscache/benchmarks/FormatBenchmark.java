package io.github.cdirediscache.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes and reads a value in one format, without Redis. {@link FormatTable} runs all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls open() before all others
public class FormatBenchmark {

    /** A serializer, or a compressor of JSON. */
    @Param({"json", "binary", "msgpack", "yaml", "none", "zlib", "gzip", "bzip2", "zstd", "lz4"})
    public String format;

    /** What is written. */
    @Param
    public FormatValue value;

    private FormatCase formatCase;
    private byte[] bytes;

    /** Made by JMH. */
    public FormatBenchmark() {}

    /**
     * Writes the value once.
     *
     * @throws IOException if it can't be written
     */
    @Setup
    public void open() throws IOException {
        formatCase = FormatCase.of(format, value);
        bytes = formatCase.write();
    }

    /**
     * Writes the value.
     *
     * @return its bytes
     * @throws IOException if it can't be written
     */
    @Benchmark
    public byte[] write() throws IOException {
        return formatCase.write();
    }

    /**
     * Reads the value.
     *
     * @return the value
     * @throws IOException if it can't be read
     */
    @Benchmark
    public Object read() throws IOException {
        return formatCase.read(bytes);
    }
}
