package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperationBenchmarkTest {

    private static final Values VALUES = new Values(300);

    private static List<RedisServer> servers;

    @BeforeAll
    static void start() {
        servers = OperationBenchmark.start(3);
    }

    @AfterAll
    static void stop() {
        servers.forEach(RedisServer::close);
    }

    static Stream<Arguments> variants() {
        return Arrays.stream(Place.values())
                .flatMap(place -> Arrays.stream(Peer.values()).map(peer -> Arguments.of(place, peer)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void run_eachOperation_worksOnTheValues(Place place, Peer peer) {
        OperationBenchmark benchmark = new OperationBenchmark();
        benchmark.place = place;
        benchmark.peer = peer;
        benchmark.servers = String.join(" ", place.locations(servers));
        benchmark.location = "none";
        benchmark.open();
        try {
            for (Operation operation : Operation.values()) {
                benchmark.operation = operation;
                benchmark.begin();
                assertThat(benchmark.run()).isNotNull();
                benchmark.end();
            }
        } finally {
            benchmark.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_jedisOnEachPlace_readsAllValues(Place place) {
        try (Client client = Peer.RAW_JEDIS.open(place.locations(servers), VALUES)) {
            assertThat(client.get(7)).isEqualTo(VALUES.bytes(7));
            assertThat((List<?>) client.getAll(3)).hasSize(Client.BATCH).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_cacheOnEachPlace_readsAllValues(Place place) {
        try (Client client = Peer.CACHE.open(place.locations(servers), VALUES)) {
            assertThat(((Optional<?>) client.get(7)).orElseThrow()).isEqualTo(VALUES.bytes(7));
            assertThat((Map<?, ?>) client.getAll(3)).hasSize(Client.BATCH);
        }
    }
}
