package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.concurrent.ThreadLocalRandom;
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

/** Reads of values that are there, by several threads. {@link ThreadsTable} runs all variants in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls open() before all others
public class ThreadsBenchmark {

    private static final int SIZE = 300;

    /** What is measured. */
    @Param
    public SharedVariant variant;

    /** Where the server is that gives the turns; {@code own} for one that is started, and no turns. */
    @Param("own")
    public String location;

    private @Nullable RedisServer server;
    private @Nullable Turns turns;
    private Reader reader;

    /** Made by JMH. */
    public ThreadsBenchmark() {}

    /** Connects to the server and puts the values into it. */
    @Setup
    public void open() {
        if (location.equals("own")) {
            server = RedisServer.start();
            reader = variant.open(server.location(), new Values(SIZE));
        } else {
            turns = new Turns(location);
            reader = variant.open(location, new Values(SIZE));
        }
    }

    /** Waits for the variant's turn. */
    @Setup(Level.Iteration)
    public void begin() {
        if (turns != null) {
            turns.await(variant.name());
        }
    }

    /** Ends the variant's turn. */
    @TearDown(Level.Iteration)
    public void end() {
        if (turns != null) {
            turns.end(0);
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
     * @param place which one
     * @return the value; {@code null} if it was not read
     */
    @Benchmark
    public byte @Nullable [] hit(Place place) {
        return reader.read(place.next());
    }

    /** Where a thread is among the keys. */
    @State(Scope.Thread)
    public static class Place {

        private int at = ThreadLocalRandom.current().nextInt(Values.COUNT);

        /** Made by JMH. */
        public Place() {}

        int next() {
            at = (at + 1) % Values.COUNT;
            return at;
        }
    }
}
