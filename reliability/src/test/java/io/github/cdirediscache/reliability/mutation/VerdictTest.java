package io.github.cdirediscache.reliability.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final List<String> EXPECTED = List.of("recovery", "bounds");

    @Test
    void isCaughtBy_oneOfTheExpectedRules_isTrue() {
        Verdict verdict = of(Map.of("bounds", List.of("a call"), "own values", List.of("another one")));

        assertThat(verdict.isCaughtBy(EXPECTED)).isTrue();
        assertThat(verdict.inWords(EXPECTED)).isEqualTo("caught by expected rule");
    }

    @Test
    void isCaughtBy_anotherRuleOnly_isFalse() {
        Verdict verdict = of(Map.of("own values", List.of("a call")));

        assertThat(verdict.isCaughtBy(EXPECTED)).isFalse();
        assertThat(verdict.inWords(EXPECTED)).isEqualTo("caught by another rule only (own values)");
    }

    @Test
    void isCaughtBy_noRule_isFalse() {
        assertThat(of(Map.of()).isCaughtBy(EXPECTED)).isFalse();
        assertThat(of(Map.of()).inWords(EXPECTED)).isEqualTo("not caught");
        assertThat(of(Map.of()).isSound()).isTrue();
    }

    private static Verdict of(Map<String, List<String>> violations) {
        return new Verdict(violations, 1, 10, false);
    }
}
