package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactIncrementsTest {

    @Test
    void violations_eachSumOnce_isNone() {
        assertThat(violations(
                        new HandMade().increment(10, 20, 1).increment(11, 19, 3).increment(12, 30, 2)))
                .isEmpty();
    }

    @Test
    void violations_sumGivenTwice_isFound() {
        assertThat(violations(new HandMade().increment(10, 20, 1).increment(30, 40, 1)))
                .hasSize(1);
    }

    @Test
    void violations_sumLeftOut_isFound() {
        assertThat(violations(new HandMade().increment(10, 20, 1).increment(30, 40, 3)))
                .hasSize(1);
    }

    @Test
    void violations_sumLeftOutByACallThatFailed_isNone() {
        assertThat(violations(new HandMade()
                        .increment(10, 20, 1)
                        .failedIncrement(22, 28)
                        .increment(30, 40, 3)))
                .isEmpty();
    }

    @Test
    void violations_sumLeftOutBeforeTheCallThatFailed_isFound() {
        assertThat(violations(
                        new HandMade().increment(10, 20, 1).increment(30, 40, 3).failedIncrement(42, 48)))
                .hasSize(1);
    }

    @Test
    void violations_smallerSumLater_isFound() {
        assertThat(violations(new HandMade().increment(10, 20, 2).increment(30, 40, 1)))
                .hasSize(1);
    }

    @Test
    void violations_numbersThatWereLost_isNone() {
        assertThat(violations(new HandMade()
                        .increment(10, 20, 1)
                        .fault(22, 28, Harm.LOSS)
                        .increment(30, 40, 1)))
                .isEmpty();
    }

    private static List<String> violations(HandMade history) {
        return new ExactIncrements().violations(history.history());
    }
}
