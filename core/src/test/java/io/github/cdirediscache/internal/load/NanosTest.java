package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NanosTest {

    @Test
    void of_anyDuration_isItsNanoseconds() {
        assertThat(Nanos.of(Duration.ZERO)).isZero();
        assertThat(Nanos.of(Duration.ofMillis(5))).isEqualTo(5_000_000);
    }

    @Test
    void of_longestDuration_leavesRoomForADeadline() {
        assertThat(Nanos.of(Cache.FOREVER)).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(Nanos.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE / 2);
        long now = Long.MAX_VALUE - 1;
        long deadline = now + Nanos.of(Cache.FOREVER);
        assertThat(deadline - now).isPositive();
    }
}
