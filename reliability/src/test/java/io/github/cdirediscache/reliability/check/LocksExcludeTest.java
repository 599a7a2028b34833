package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocksExcludeTest {

    @Test
    void violations_oneAfterTheOther_isNone() {
        assertThat(violations(new HandMade().held(0, 10, 20, 100).held(1, 30, 40, 101)))
                .isEmpty();
    }

    @Test
    void violations_heldByTwo_isFound() {
        assertThat(violations(new HandMade().held(0, 10, 20, 100).held(1, 19, 40, 101)))
                .hasSize(1);
    }

    @Test
    void violations_tokenThatDoesNotGrow_isFound() {
        assertThat(violations(new HandMade().held(0, 10, 20, 100).held(1, 30, 40, 100)))
                .hasSize(1);
    }

    @Test
    void violations_lockThatRanOut_isNone() {
        assertThat(violations(new HandMade().held(0, 10, 5000, 100).held(1, 4020, 4040, 101)))
                .isEmpty();
    }

    @Test
    void violations_lockThatWasLost_isNone() {
        assertThat(violations(new HandMade()
                        .held(0, 10, 20, 100)
                        .fault(12, 15, Harm.LOSS)
                        .held(1, 16, 40, 90)))
                .isEmpty();
    }

    private static List<String> violations(HandMade history) {
        return new LocksExclude().violations(history.history());
    }
}
