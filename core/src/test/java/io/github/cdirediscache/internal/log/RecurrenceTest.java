package io.github.cdirediscache.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final long MINUTE = Recurrence.PAUSE_NANOS;

    private final Recurrence recurrence = new Recurrence();

    @Test
    void happened_firstTime_isSaidAtOnce() {
        assertThat(recurrence.happened(-5)).isEqualTo(1);
        assertThat(recurrence.isOpen()).isTrue();
    }

    @Test
    void happened_again_isSaidOnceAMinuteWithTheCount() {
        recurrence.happened(0);
        for (int i = 1; i < 100; i++) {
            assertThat(recurrence.happened(i)).isZero();
        }
        assertThat(recurrence.happened(MINUTE)).isEqualTo(100);
        assertThat(recurrence.happened(MINUTE + 1)).isZero();
        assertThat(recurrence.happened(2 * MINUTE)).isEqualTo(2);
    }

    @Test
    void ended_isSaidOnceWithAllThatHappened() {
        recurrence.happened(0);
        recurrence.happened(1);
        assertThat(recurrence.ended()).isEqualTo(2);
        assertThat(recurrence.ended()).isZero();
        assertThat(recurrence.isOpen()).isFalse();
    }

    @Test
    void comesAndGoes_isSaidOnceAMinuteBothWays() {
        int begun = 0;
        int ended = 0;
        for (long now = 0; now < 10 * MINUTE; now += MINUTE / 100) {
            begun += recurrence.happened(now) > 0 ? 1 : 0;
            ended += recurrence.ended() > 0 ? 1 : 0;
        }
        assertThat(begun).isEqualTo(10);
        assertThat(ended).isEqualTo(10);
    }

    @Test
    void ended_afterWhatWasNotSaid_isNotSaidEither() {
        recurrence.happened(0);
        recurrence.ended();
        assertThat(recurrence.happened(1)).isZero();
        assertThat(recurrence.ended()).isZero();
        assertThat(recurrence.happened(MINUTE)).isEqualTo(2);
        assertThat(recurrence.ended()).isEqualTo(2);
    }
}
