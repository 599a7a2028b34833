package io.github.cdirediscache.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @Test
    void between_leastAndGreatestFraction_areTheEndsOfTheRange() {
        assertThat(new FakeChance().always(0).between(25, 49)).isEqualTo(25);
        assertThat(new FakeChance().always(ALMOST_ONE).between(25, 49)).isEqualTo(49);
        assertThat(new FakeChance().always(ALMOST_ONE).between(7, 7)).isEqualTo(7);
    }

    @Test
    void between_manyTimes_givesEachNumberOfTheRangeAndNoOther() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(Chance.system().between(1, 5));
        }
        assertThat(seen).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void fraction_isFromZeroToBelowOne() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(Chance.system().fraction()).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
    }

    @Test
    void id_isAnotherEachTime() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(Chance.system().id());
        }
        assertThat(ids).hasSize(1_000);
    }
}
