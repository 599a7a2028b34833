package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundsTest {

    @ParameterizedTest
    @EnumSource(
            names = {"LOADER", "HELD", "SETTLED", "STALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void violations_callThatTakesTooLong_isFound(Op op) {
        long limit = Bounds.limit(op, HandMade.limits()) / 1_000_000;
        HandMade history = new HandMade()
                .call(op, Outcome.DONE, 0, HandMade.KEY, 10, 10 + limit, 0, 0)
                .call(op, Outcome.DONE, 1, HandMade.KEY, 10, 11 + limit, 0, 0);

        assertThat(violations(history)).singleElement().asString().contains("process 1");
    }

    @Test
    void violations_timeInWhichTheMachineStoodStill_doesNotCount() {
        long limit = Bounds.limit(Op.GET, HandMade.limits()) / 1_000_000;
        HandMade history =
                new HandMade().stall(2, 20, 120).call(Op.GET, Outcome.DONE, 0, HandMade.KEY, 10, 50 + limit, 0, 0);

        assertThat(violations(history)).isEmpty();
    }

    private static List<String> violations(HandMade history) {
        return new Bounds().violations(history.history());
    }
}
