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
        assertThat(documented(0, Op.UNLOCK, Outcome.UNAVAILABLE)).isFalse();
    }

    @Test
    void documentedExceptions_interrupt_isOneOfCallsThatWait() {
        assertThat(interrupted(Op.GET_OR_LOAD, Call.INTERRUPTED)).isTrue();
        assertThat(interrupted(Op.LOCK, Call.INTERRUPTED)).isTrue();
        assertThat(interrupted(Op.GET, Call.INTERRUPTED)).isFalse();
        assertThat(interrupted(Op.LOCK, 0)).isFalse();
    }

    private static boolean interrupted(Op op, int flags) {
        HandMade history =
                new HandMade().call(new Call(op, Outcome.INTERRUPTED, 0, flags, HandMade.KEY, Call.NONE, 10, 20, 0, 0));
        return new DocumentedExceptions().violations(history.history()).isEmpty();
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
    void recovery_failureOfAnInterruptedCall_isNone() {
        HandMade history = new HandMade()
                .call(new Call(
                        Op.GET_OR_LOAD,
                        Outcome.UNAVAILABLE,
                        0,
                        Call.INTERRUPTED,
                        HandMade.KEY,
                        Call.NONE,
                        HandMade.nanos(10),
                        HandMade.nanos(20),
                        0,
                        0))
                .settled(0, 5000);

        assertThat(new Recovery().violations(history.history())).isEmpty();
    }

    @Test
    void nothingLeft_remarks_areFoundExceptExceptions() {
        assertThat(new NothingLeft()
                        .violations(new HandMade().remark("a lease is left").history()))
                .hasSize(1);
        assertThat(new NothingLeft()
                        .violations(new HandMade()
                                .remark("worker-0: [exception] GET threw X")
                                .history()))
                .isEmpty();
    }

    @Test
    void everyCallEnds_threadThatDied_isFound() {
        HandMade history = new HandMade().remark("worker-0: [unended] history-Caller has died of X, which Y threw ");

        assertThat(new EveryCallEnds().violations(history.history())).hasSize(1);
        assertThat(new NothingLeft().violations(history.history())).isEmpty();
        assertThat(new EveryCallEnds()
                        .violations(new HandMade().remark("a lease is left").history()))
                .isEmpty();
    }

    @Test
    void enoughQuiet_quietForLessThanIsWanted_isFound() {
        HandMade history = new HandMade().settled(0, 0).fault(500, 7100).settled(0, 10_000);

        assertThat(new EnoughQuiet().violations(history.history())).isEmpty();
        assertThat(new EnoughQuiet().violations(history.stall(1, 7000, 7900).history()))
                .singleElement()
                .asString()
                .contains("0.6 s of 10.0 s");
    }
}
