package io.github.cdirediscache.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {

    private static final long MIB = 1 << 20;

    private static final Footprint BEFORE = new Footprint(100 * MIB, List.of("main", "other"), 20, 8);

    @Test
    void hasGrownSince_nothingMore_isFalse() {
        assertThat(BEFORE.hasGrownSince(BEFORE, 0)).isFalse();
        assertThat(new Footprint(117 * MIB, List.of("main"), 20, 8).hasGrownSince(BEFORE, 0))
                .isFalse();
        assertThat(new Footprint(MIB, List.of("main", "other", "worker"), 20, 8).hasGrownSince(BEFORE, 1))
                .isFalse();
    }

    @Test
    void hasGrownSince_oneThingMore_isTrue() {
        assertThat(List.of(
                        new Footprint(119 * MIB, List.of("main", "other"), 20, 8),
                        new Footprint(100 * MIB, List.of("main", "other", "third"), 20, 8),
                        new Footprint(100 * MIB, List.of("main", "other"), 21, 8),
                        new Footprint(100 * MIB, List.of("main", "other"), 20, 9)))
                .allMatch(now -> now.hasGrownSince(BEFORE, 0));
    }
}
