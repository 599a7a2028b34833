package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import org.junit.jupiter.api.Test;

/** The rules about failures, and about what is left. */
class OutcomesTest {

    @Test
    void documentedExceptions_unavailable_isOneWhereCallsThrow() {
        assertThat(documented(0, Op.GET, Outcome.UNAVAILABLE)).isTrue();
        assertThat(documented(1, Op.GET, Outcome.UNAVAILABLE)).isFalse();
        assertThat(documented(1, Op.INCREMENT, Outcome.UNAVAILABLE)).isTrue();
    }

    @Test
    void documentedExceptions_anyOther_isNone() {
        assertThat(documented(0, Op.GET, Outcome.UNEXPECTED)).isFalse();
        assertThat(documented(0, Op.GET, Outcome.LOADER_FAILED)).isFalse();
        assertThat(documented(0, Op.GET_OR_LOAD, Outcome.LOADER_FAILED)).isTrue();
        assertThat(documented(0, Op.TRY_LOCK, Outcome.LOCK_TIMEOUT)).isFalse();
        assertThat(documented(0, Op.LOCK, Outcome.LOCK_TIMEOUT)).isTrue();
    }

    private static boolean documented(int process, Op op, Outcome outcome) {
        HandMade history = new HandMade().call(op, outcome, process, HandMade.KEY, 10, 20, 0, 0);
        return new DocumentedExceptions().violations(history.history()).isEmpty();
    }

    @Test
    void recovery_failureInAFaultAndShortlyAfter_isNone() {
        HandMade history = new HandMade()
                .fault(100, 200)
                .call(Op.GET, Outcome.UNAVAILABLE, 0, HandMade.KEY, 150, 160, 0, 0)
                .call(Op.GET, Outcome.UNAVAILABLE, 0, HandMade.KEY, 2100, 2160, 0, 0)
                .settled(0, 5000);

        assertThat(new Recovery().violations(history.history())).isEmpty();
    }

    @Test
    void recovery_failureLongAfterAFault_isFound() {
        HandMade history = new HandMade()
                .fault(100, 200)
                .call(Op.GET, Outcome.UNAVAILABLE, 0, HandMade.KEY, 2300, 2310, 0, 0)
                .settled(0, 5000);

        assertThat(new Recovery().violations(history.history())).hasSize(1);
    }

    @Test
    void recovery_silentFailureLongAfterAFault_isFound() {
        HandMade history = new HandMade()
                .fault(100, 200)
                .call(new Call(
                        Op.GET,
                        Outcome.DONE,
                        1,
                        Call.TROUBLED,
                        HandMade.KEY,
                        Call.NONE,
                        HandMade.nanos(2300),
                        HandMade.nanos(2310),
                        0,
                        0))
                .settled(0, 5000);

        assertThat(new Recovery().violations(history.history())).hasSize(1);
    }

    @Test
    void recovery_failureWhileTheMachineStoodStill_isNone() {
        HandMade history = new HandMade()
                .stall(1, 1000, 1200)
                .call(Op.GET, Outcome.UNAVAILABLE, 0, HandMade.KEY, 1100, 1110, 0, 0)
                .settled(0, 5000);

        assertThat(new Recovery().violations(history.history())).isEmpty();
    }

    @Test
    void nothingLeft_remarks_areFoundExceptExceptions() {
        assertThat(new NothingLeft()
                        .violations(new HandMade().remark("a lease is left").history()))
                .hasSize(1);
        assertThat(new NothingLeft()
                        .violations(
                                new HandMade().remark("worker-0: GET threw X").history()))
                .isEmpty();
    }
}
