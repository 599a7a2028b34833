package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@RedisTest
@Timeout(60)
class TurnsTest {

    private static final List<String> TWO = List.of("GET", "RAW_JEDIS");

    @Test
    void give_twoVariants_oneAtATimeAndAllRounds(RedisServer server) throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> players = TWO.stream()
                .map(variant -> CompletableFuture.runAsync(
                        () -> play(server, variant, running, most), task -> new Thread(task).start()))
                .toList();
        try (Turns turns = new Turns(server.location())) {
            assertThat(turns.give(TWO, 3))
                    .containsEntry("GET", List.of(0.5, 1.5, 2.5))
                    .containsEntry("RAW_JEDIS", List.of(0.5, 1.5, 2.5));
        }
        for (CompletableFuture<Void> player : players) {
            player.get();
        }
        assertThat(most).hasValue(1);
    }

    private static void play(RedisServer server, String variant, AtomicInteger running, AtomicInteger most) {
        try (Turns turns = new Turns(server.location())) {
            for (int round = 0; round < 3; round++) {
                turns.await(variant);
                int now = running.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                running.decrementAndGet();
                turns.end(round + 0.5);
            }
        }
    }

    @Test
    void give_variantThatFailed_saysWhy(RedisServer server) {
        try (Turns turns = new Turns(server.location())) {
            turns.fail(new IllegalArgumentException("no bean"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> turns.give(List.of("GET"), 1))
                    .withMessageContaining("GET")
                    .withMessageContaining("no bean");
        }
    }
}
