package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeChance;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyRefreshTest {

    private static final long EXPIRY = 1_700_000_000_000L;
    private static final long LOAD = 100;

    /** The chance by which a caller refreshes a value exactly {@code LOAD} ms early. */
    private static final double LIKELIHOOD = Math.exp(-1);

    private static boolean isDue(long millisBefore, double beta, double fraction) {
        return EarlyRefresh.isDue(EXPIRY - millisBefore, EXPIRY, LOAD, beta, new FakeChance().always(fraction));
    }

    @Test
    void isDue_valueHasExpired_alwaysIs() {
        assertThat(isDue(0, 1, 0)).isTrue();
        assertThat(isDue(-1, 1, 0)).isTrue();
    }

    @Test
    void isDue_noTimeToLoadOrNoEagerness_neverIsBeforeTheEnd() {
        double greatest = Math.nextDown(1.0);
        assertThat(isDue(1, 0, greatest)).isFalse();
        assertThat(EarlyRefresh.isDue(EXPIRY - 1, EXPIRY, 0, 1, new FakeChance().always(greatest)))
                .isFalse();
    }

    @Test
    void isDue_theChanceGrowsTowardsTheEnd() {
        double fraction = 1 - LIKELIHOOD;
        assertThat(isDue(LOAD + 1, 1, fraction)).isFalse();
        assertThat(isDue(LOAD - 1, 1, fraction)).isTrue();
        assertThat(isDue(2 * LOAD - 1, 2, fraction)).isTrue();
        assertThat(isDue(LOAD - 1, 1, fraction - 0.05)).isFalse();
    }

    @Test
    void isDue_manyCallers_asManyAsThePaperSays() {
        int callers = 100_000;
        long due = IntStream.range(0, callers)
                .filter(i -> EarlyRefresh.isDue(EXPIRY - LOAD, EXPIRY, LOAD, 1, Chance.system()))
                .count();
        assertThat((double) due / callers).isCloseTo(LIKELIHOOD, within(0.02));
    }
}
