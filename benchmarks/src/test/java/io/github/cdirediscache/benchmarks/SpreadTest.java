package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void of_oddNumber_figuresThemselves() {
        assertThat(Spread.of(9, 1, 2, 4, 6)).isEqualTo(new Spread(4, 2, 6));
    }

    @Test
    void of_evenNumber_betweenTheNearestTwo() {
        assertThat(Spread.of(4, 1, 100, 2)).isEqualTo(new Spread(3, 1.75, 28));
    }

    @Test
    void of_nothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of).withMessageContaining("figures");
    }
}
