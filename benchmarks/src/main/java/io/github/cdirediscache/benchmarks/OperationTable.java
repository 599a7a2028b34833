package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs {@link OperationBenchmark}, the variants of each operation in turn, and prints the table. */
public final class OperationTable {

    private static final String HEAD = """
            | operation | on | by | calls/s | p50 µs | p99 µs | CPU µs | B/call | beside raw Jedis | time beside one server | beside TCP |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Map<Operation, List<Sample>> samples;

    OperationTable(Map<Operation, List<Sample>> samples) {
        this.samples = new EnumMap<>(samples);
    }

    /**
     * Runs the benchmark and prints the table to standard output.
     *
     * @param arguments the settings: {@code --forks}, {@code --warm-ups} and {@code --rounds}, each with a number
     * @throws Exception if the benchmark fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.ofCommandLine(arguments);
        int variants = Place.values().length * Peer.values().length;
        System.err.println("About " + Operation.values().length * Race.seconds(settings, variants) + " s: " + settings);
        String machine = Machine.describe();
        Map<Operation, List<Sample>> samples = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            samples.put(operation, measure(operation, settings));
        }
        System.out.println(new OperationTable(samples).markdown() + "\n" + machine);
    }

    private static List<Sample> measure(Operation operation, Settings settings) throws Exception {
        List<RedisServer> servers = OperationBenchmark.start(Place.THREE_TCP.servers());
        try (Race race = new Race(OperationBenchmark.class, "run", settings, variants(operation, servers))) {
            return race.run();
        } finally {
            servers.forEach(RedisServer::close);
        }
    }

    private static Map<String, Map<String, String>> variants(Operation operation, List<RedisServer> servers) {
        Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        for (Place place : Place.values()) {
            for (Peer peer : Peer.values()) {
                variants.put(
                        OperationBenchmark.name(place, peer),
                        Map.of(
                                "operation", operation.name(),
                                "place", place.name(),
                                "peer", peer.name(),
                                "servers", String.join(" ", place.locations(servers))));
            }
        }
        return variants;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        samples.forEach((operation, all) -> {
            for (Place place : Place.values()) {
                for (Peer peer : Peer.values()) {
                    text.append(row(operation, place, peer, all));
                }
            }
        });
        return text.toString();
    }

    private static String row(Operation operation, Place place, Peer peer, List<Sample> all) {
        List<Sample> own = of(all, place, peer);
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %.0f | %.1f | %.1f | %.1f | %.0f | %s | %s | %s |\n",
                operation.title(),
                place.title(),
                peer.title(),
                Spread.of(own, Sample::callsPerSecond).median(),
                Spread.of(own, Sample::p50Nanos).median() / 1000,
                Spread.of(own, Sample::p99Nanos).median() / 1000,
                Spread.of(own, Sample::cpuNanos).median() / 1000,
                Spread.of(own, Sample::bytes).median(),
                peer == Peer.RAW_JEDIS
                        ? ""
                        : Spread.ratio(own, of(all, place, Peer.RAW_JEDIS)).markdown(),
                place == place.one()
                        ? ""
                        : Spread.ratio(of(all, place.one(), peer), own).markdown(),
                place == place.tcp()
                        ? ""
                        : Spread.ratio(own, of(all, place.tcp(), peer)).markdown());
    }

    private static List<Sample> of(List<Sample> samples, Place place, Peer peer) {
        return samples.stream()
                .filter(sample -> sample.variant().equals(OperationBenchmark.name(place, peer)))
                .toList();
    }
}
