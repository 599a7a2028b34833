package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnValuesTest {

    @Test
    void violations_valueOfItsKey_isNone() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 20).read(1, 30, 40, 1, 10)))
                .isEmpty();
    }

    @Test
    void violations_valueThatNamesAnotherKey_isFound() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .call(new Call(Op.GET, Outcome.HIT, 1, 0, HandMade.KEY, HandMade.anotherKey(), 30, 40, 1, 10));

        assertThat(violations(history)).singleElement().asString().contains("of another key");
    }

    @Test
    void violations_valueThatNobodyWrote_isFound() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 20).read(1, 30, 40, 2, 10)))
                .singleElement()
                .asString()
                .contains("nobody wrote");
    }

    @Test
    void violations_valueOfALoadThatFailed_isFound() {
        assertThat(violations(new HandMade().failedLoad(0, 1, 10, 20).read(1, 30, 40, 1, 10)))
                .hasSize(1);
    }

    @Test
    void violations_valueThatWasNotPut_isFound() {
        HandMade history = new HandMade()
                .call(Op.PUT_IF_ABSENT, Outcome.NOTHING, 0, HandMade.KEY, 10, 20, 1, 10)
                .read(1, 30, 40, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_valueFromAfterTheRead_isFound() {
        assertThat(violations(new HandMade().loaded(0, 1, 50, 60).read(1, 30, 40, 1, 50)))
                .hasSize(1);
    }

    @Test
    void violations_valueForAKeyThatWasNotAskedFor_isFound() {
        assertThat(violations(new HandMade().call(Op.GET_ALL, Outcome.UNASKED, 0, Call.NONE, 10, 20, 0, 0)))
                .singleElement()
                .asString()
                .contains("not asked for");
    }

    private static List<String> violations(HandMade history) {
        return new OwnValues().violations(history.history());
    }
}
