package io.github.cdirediscache.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final Instant NEW_YEAR = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void transitions_zoneWithSummerTime_twoAYear() {
        List<Transition> found = Search.transitions("Europe/Zurich", NEW_YEAR, NEXT_YEAR);

        assertThat(found)
                .extracting(Transition::at)
                .containsExactly(Instant.parse("2024-03-31T01:00:00Z"), Instant.parse("2024-10-27T01:00:00Z"));
        assertThat(found.get(0).before()).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(found.get(0).after()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(found).allMatch(transition -> transition.zones() > 30, "all of the European Union changes with it");
    }

    @Test
    void transitions_zoneWithoutSummerTime_none() {
        assertThat(Search.transitions("Asia/Tokyo", NEW_YEAR, NEXT_YEAR)).isEmpty();
    }

    @Test
    void transitions_endAtTransition_leavesItOut() {
        Instant at = Instant.parse("2024-03-31T01:00:00Z");

        assertThat(Search.transitions("Europe/Zurich", NEW_YEAR, at)).isEmpty();
        assertThat(Search.transitions("Europe/Zurich", NEW_YEAR, at.plusNanos(1)))
                .hasSize(1);
    }
}
