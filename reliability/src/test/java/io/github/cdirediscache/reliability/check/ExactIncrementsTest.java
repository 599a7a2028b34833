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

    @Test
    void violations_counterOfAnEpochWithoutLoss_isChecked() {
        HandMade history = new HandMade()
                .increment(1, 10, 20, 1)
                .increment(2, 25, 40, 1)
                .fault(22, 50, Harm.FAILOVER, Harm.LOSS)
                .increment(2, 41, 48, 1)
                .increment(3, 60, 70, 1)
                .increment(3, 72, 80, 3);

        assertThat(violations(history)).singleElement().asString().contains("epoch 3");
        assertThat(ExactIncrements.checked(history.history())).isEqualTo(3);
    }

    private static List<String> violations(HandMade history) {
        return new ExactIncrements().violations(history.history());
    }
}
