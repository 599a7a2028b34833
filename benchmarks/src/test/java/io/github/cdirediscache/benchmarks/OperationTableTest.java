package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTableTest {

    /** Nanoseconds of the median call, by place, of raw Jedis and of the cache. */
    private static final double[][] NANOS = {{10_000, 12_500}, {8_000, 10_000}, {30_000, 15_000}, {24_000, 12_000}};

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Place place : Place.values()) {
            for (Peer peer : Peer.values()) {
                double nanos = NANOS[place.ordinal()][peer.ordinal()];
                samples.add(new Sample(
                        OperationBenchmark.name(place, peer), 0, 2 * nanos, nanos, 10 * nanos, nanos / 2, 600));
            }
        }
        return samples;
    }

    @Test
    void markdown_eachPlace_ratiosToItsOwnPeers() {
        String table = new OperationTable(Map.of(Operation.GET_ALL, samples())).markdown();
        assertThat(table.lines())
                .hasSize(2 + NANOS.length * 2)
                .contains(
                        "| `getAll(100)` | one server, TCP | raw Jedis | 50000 | 10.0 | 100.0 | 5.0 | 600 |  |  |  |",
                        "| `getAll(100)` | three shards, unix sockets | `Cache<byte[]>` | 41667 | 12.0 | 120.0 | 6.0 | 600 "
                                + "| **2.000** (2.00–2.00) | **1.200** (1.20–1.20) | **1.250** (1.25–1.25) |");
    }
}
