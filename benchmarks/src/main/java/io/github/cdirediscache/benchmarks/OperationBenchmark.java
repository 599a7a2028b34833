package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/**
 * Operations on values of 300 bytes, on one server and on three. {@link OperationTable} runs the variants in turn; by itself
 * each runs for itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls open() before all others
public class OperationBenchmark {

    private static final int SIZE = 300;

    /** What is done. */
    @Param
    public Operation operation;

    /** Where. */
    @Param
    public Place place;

    /** By whom. */
    @Param
    public Peer peer;

    /** The servers' locations, with blanks between them; {@code own} for some that are started. */
    @Param("own")
    public String servers;

    /** Where the server is that gives the turns; {@code none} for no turns. */
    @Param("none")
    public String location;

    private List<RedisServer> own = List.of();
    private @Nullable Turns turns;
    private Client client;
    private long calls;
    private long cpuNanos;

    /** Made by JMH. */
    public OperationBenchmark() {}

    /** Connects to the servers and puts the values into them. */
    @Setup
    public void open() {
        if (servers.equals("own")) {
            own = start(place.servers());
        }
        if (!location.equals("none")) {
            turns = new Turns(location);
        }
        List<String> locations = own.isEmpty() ? List.of(servers.split(" ", -1)) : place.locations(own);
        client = peer.open(locations, new Values(SIZE));
    }

    static List<RedisServer> start(int count) {
        return Stream.generate(() -> RedisServer.builder().unixSocket().start())
                .limit(count)
                .toList();
    }

    static String name(Place place, Peer peer) {
        return place + "-" + peer;
    }

    /** Waits for the variant's turn. */
    @Setup(Level.Iteration)
    public void begin() {
        if (turns != null) {
            turns.await(name(place, peer));
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
        client.close();
        if (turns != null) {
            turns.close();
        }
        own.forEach(RedisServer::close);
    }

    /**
     * Does the operation once.
     *
     * @return what it gave
     */
    @Benchmark
    public @Nullable Object run() {
        return operation.run(client, calls++);
    }
}
