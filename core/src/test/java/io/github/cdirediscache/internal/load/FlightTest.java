package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who joins a load: docs/decisions/0006-who-joins-a-load.md. */
class FlightTest {

    private static final long GRANTED = 1_000;

    private final Flight<String> flight = new Flight<>(new UUID(1, 2), null);

    private static Call<String> call(long readAt, Predicate<byte[]> sawLease) {
        return new Call<>(Keys.of("k"), LoadScene.OPTIONS, null, new byte[0], readAt, sawLease);
    }

    @Test
    void token_isTheIdInItsSixteenBytes() {
        assertThat(flight.token()).hasSize(Leases.TOKEN_BYTES);
        assertThat(flight.token()[7]).isEqualTo((byte) 1);
        assertThat(flight.token()[15]).isEqualTo((byte) 2);
    }

    @Test
    void isOutdatedFor_readAfterTheLeaseWasGrantedAndDidNotSeeIt_isOutdated() {
        flight.begins(GRANTED, null);
        assertThat(flight.isOutdatedFor(call(GRANTED + 1, token -> false))).isTrue();
    }

    @Test
    void isOutdatedFor_readSawTheLease_isNot() {
        flight.begins(GRANTED, null);
        assertThat(flight.isOutdatedFor(call(GRANTED + 1, token -> token == flight.token())))
                .isFalse();
    }

    @Test
    void isOutdatedFor_readBeforeTheLeaseWasGranted_isNot() {
        flight.begins(GRANTED, null);
        assertThat(flight.isOutdatedFor(call(GRANTED - 1, token -> false))).isFalse();
    }

    /** Moments of nanoTime may be negative, and overflow. */
    @Test
    void isOutdatedFor_momentsBeyondTheLargestNumber_areComparedByTheirDifference() {
        flight.begins(Long.MAX_VALUE, null);
        assertThat(flight.isOutdatedFor(call(Long.MIN_VALUE + 5, token -> false)))
                .isTrue();
        assertThat(flight.isOutdatedFor(call(Long.MAX_VALUE - 5, token -> false)))
                .isFalse();
    }
}
