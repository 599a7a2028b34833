package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeChance;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static List<Long> waits(Chance chance, int count) {
        Backoff backoff = new Backoff(chance);
        return LongStream.generate(backoff::nextMillis).limit(count).boxed().toList();
    }

    @Test
    void nextMillis_greatestChance_doublesUpToTheLimit() {
        assertThat(waits(new FakeChance().always(ALMOST_ONE), 9))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 100L, 100L, 100L);
    }

    @Test
    void nextMillis_leastChance_isHalfOfThatAndAtLeastOne() {
        assertThat(waits(new FakeChance().always(0), 9)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 50L, 50L, 50L);
    }

    @Test
    void nextMillis_anyChance_isBetween() {
        List<Long> least = waits(new FakeChance().always(0), 20);
        List<Long> greatest = waits(new FakeChance().always(ALMOST_ONE), 20);
        for (int run = 0; run < 1_000; run++) {
            List<Long> waits = waits(Chance.system(), 20);
            for (int i = 0; i < waits.size(); i++) {
                assertThat(waits.get(i)).isBetween(least.get(i), greatest.get(i));
            }
        }
    }
}
