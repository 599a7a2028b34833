package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowIdsTest {

    @Test
    void of_idsAtTheHead_areAllFound() {
        assertThat(RowIds.of("S22_increment_x_y")).containsExactly("S22");
        assertThat(RowIds.of("S20_S39_invalidate_x_y")).containsExactly("S20", "S39");
        assertThat(RowIds.of("S49_S48_S10_S48_roundTrip")).containsExactly("S49", "S48", "S10");
        assertThat(RowIds.of("S7_unknown_id")).containsExactly("S7");
    }

    @Test
    void of_anythingElse_isNone() {
        assertThat(RowIds.of("increment_S22_x")).isEmpty();
        assertThat(RowIds.of("S_x")).isEmpty();
        assertThat(RowIds.of("S22")).isEmpty();
        assertThat(RowIds.of("SSL_S01_x")).isEmpty();
        assertThat(RowIds.of("S22x_y")).isEmpty();
        assertThat(RowIds.of("")).isEmpty();
    }
}
