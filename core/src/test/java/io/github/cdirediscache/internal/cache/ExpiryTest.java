package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeChance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Chance LEAST = new FakeChance().always(0);
    private static final Chance GREATEST = new FakeChance().always(Math.nextDown(1.0));

    private static Expiry expiry(Duration time, double jitter, Duration staleFor, boolean early, Chance chance) {
        return Expiry.of(time, jitter, staleFor, early, NOW, chance);
    }

    @Test
    void of_plainValue_isRedissTimeAlone() {
        assertThat(expiry(TEN_SECONDS, 0, Duration.ZERO, false, GREATEST)).isEqualTo(new Expiry(10_000L, Entry.NONE));
    }

    @Test
    void of_jitter_takesUpToThatPartOff() {
        assertThat(expiry(TEN_SECONDS, 0.1, Duration.ZERO, false, LEAST).millis())
                .isEqualTo(10_000);
        assertThat(expiry(TEN_SECONDS, 0.1, Duration.ZERO, false, GREATEST).millis())
                .isBetween(9_000L, 9_001L);
        for (int i = 0; i < 1_000; i++) {
            assertThat(expiry(TEN_SECONDS, 0.1, Duration.ZERO, false, Chance.system())
                            .millis())
                    .isBetween(9_000L, 10_000L);
        }
    }

    @Test
    void of_jitterOfAShortTime_leavesAMillisecond() {
        assertThat(expiry(Duration.ofNanos(1), 1, Duration.ZERO, false, GREATEST)
                        .millis())
                .isEqualTo(1);
    }

    @Test
    void of_staleOrEarly_hasASoftExpiry() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(expiry(TEN_SECONDS, 0, minute, false, LEAST)).isEqualTo(new Expiry(70_000L, NOW + 10_000));
        assertThat(expiry(TEN_SECONDS, 0, Duration.ZERO, true, LEAST)).isEqualTo(new Expiry(10_000L, NOW + 10_000));
        assertThat(expiry(TEN_SECONDS, 0, Cache.FOREVER, false, LEAST)).isEqualTo(new Expiry(null, NOW + 10_000));
    }

    @Test
    void of_forever_hasNoEnd() {
        assertThat(expiry(Cache.FOREVER, 0.5, TEN_SECONDS, true, GREATEST)).isEqualTo(new Expiry(null, Entry.NONE));
    }

    @Test
    void millisOf_fractions_countAsOne() {
        assertThat(Expiry.millisOf(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Expiry.millisOf(Duration.ofNanos(1_000_001))).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Expiry.millisOf(Expiry.LONGEST.plusNanos(1)));
    }

    @Test
    void removes_zeroAndBelow() {
        assertThat(Expiry.removes(Duration.ZERO)).isTrue();
        assertThat(Expiry.removes(Duration.ofNanos(-1))).isTrue();
        assertThat(Expiry.removes(Duration.ofNanos(1))).isFalse();
    }
}
