package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads of values that are there. {@link HitTable} runs all variants in turn; by itself each runs for itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls open() before all others
public class HitBenchmark {

    /** The size of a value in bytes. */
    @Param({"300", "10240"})
    public int size;

    /** What is measured. */
    @Param
    public Variant variant;

    /** Where the server is that gives the turns; {@code own} for one that is started, and no turns. */
    @Param("own")
    public String location;

    private @Nullable RedisServer server;
    private @Nullable Turns turns;
    private Reader reader;
    private long calls;
    private long cpuNanos;

    /** Made by JMH. */
    public HitBenchmark() {}

    /** Connects to the server and puts the values into it. */
    @Setup
    public void open() {
        if (location.equals("own")) {
            server = RedisServer.start();
            reader = variant.open(server.location(), new Values(size));
        } else {
            turns = new Turns(location);
            reader = variant.open(location, new Values(size));
        }
    }

    /** Waits for the variant's turn. */
    @Setup(Level.Iteration)
    public void begin() {
        if (turns != null) {
            turns.await(variant.name());
        }
        calls = 0;
        cpuNanos = Turns.cpuNanos();
    }

    /** Ends the variant's turn. */
    @TearDown(Level.Iteration)
    public void end() {
        if (turns != null) {
            turns.end((double) (Turns.cpuNanos() - cpuNanos) / calls);
        }
    }

    /** Closes what was opened. */
    @TearDown
    public void close() {
        reader.close();
        if (turns != null) {
            turns.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /**
     * Reads a value.
     *
     * @return the value
     */
    @Benchmark
    public byte @Nullable [] hit() {
        return reader.read((int) (calls++ % Values.COUNT));
    }
}
