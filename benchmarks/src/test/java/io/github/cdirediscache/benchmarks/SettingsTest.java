package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void of_allOptions_areRead() {
        assertThat(Settings.of("--rounds", "3", "--forks", "1", "--warm-ups", "2"))
                .isEqualTo(new Settings(1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds 0", "--rounds many", "--rounds 1001", "--round 1", "1"})
    void of_wrongArguments_areNamed(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(arguments.split(" ")))
                .withMessageContaining(arguments.split(" ")[0]);
    }
}
