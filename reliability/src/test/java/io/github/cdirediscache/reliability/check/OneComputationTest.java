package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneComputationTest {

    @Test
    void violations_twoLoadsOfOneKeyInQuietTimes_isFound() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 20).loaded(1, 2, 30, 40)))
                .hasSize(1);
    }

    @Test
    void violations_twoLoadsSideBySideInQuietTimes_isFound() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 100).loaded(1, 2, 30, 40)))
                .hasSize(1);
    }

    @Test
    void violations_changeBetweenTheLoads_isNone() {
        assertThat(violations(new HandMade()
                        .loaded(0, 1, 10, 20)
                        .removal(Op.INVALIDATE, 1, 15, 25)
                        .loaded(1, 2, 30, 40)))
                .isEmpty();
    }

    @Test
    void violations_changeBeforeTheLoads_isFound() {
        assertThat(violations(new HandMade()
                        .removal(Op.CLEAR, 1, 5, 9)
                        .loaded(0, 1, 10, 20)
                        .loaded(1, 2, 30, 40)))
                .hasSize(1);
    }

    @Test
    void violations_secondLoadWasClaimedBeforeAChange_isNone() {
        assertThat(violations(new HandMade()
                        .load(1, 2, 10, 50, 70)
                        .removal(Op.INVALIDATE, 1, 15, 25)
                        .loaded(0, 1, 30, 40)))
                .isEmpty();
    }

    @Test
    void violations_firstLoadFailed_isNone() {
        assertThat(violations(new HandMade().failedLoad(0, 1, 10, 20).loaded(1, 2, 30, 40)))
                .isEmpty();
    }

    @Test
    void violations_callerThatHasWaitedInVain_isNone() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 5000).load(1, 2, 20, 3030, 3040)))
                .isEmpty();
    }

    @Test
    void violations_loadsAroundAFault_isNone() {
        assertThat(violations(new HandMade().loaded(0, 1, 10, 20).fault(25, 28).loaded(1, 2, 30, 40)))
                .isEmpty();
    }

    @Test
    void violations_twoLoadsOfAProcessWhileNoServerAnswers_isFound() {
        HandMade history =
                new HandMade().fault(0, 1000, Harm.DOWN).loaded(0, 1, 200, 300).loaded(0, 2, 250, 350);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_loadsOfTwoProcessesWhileNoServerAnswers_isNone() {
        HandMade history =
                new HandMade().fault(0, 1000, Harm.DOWN).loaded(0, 1, 200, 300).loaded(1, 2, 250, 350);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_loadsOneAfterTheOtherWhileNoServerAnswers_isNone() {
        HandMade history =
                new HandMade().fault(0, 1000, Harm.DOWN).loaded(0, 1, 200, 300).loaded(0, 2, 301, 350);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_ownChangeBetweenTheLoadsWhileNoServerAnswers_isNone() {
        assertThat(violations(silent().failedRemoval(Op.INVALIDATE, 0, 150, 220)))
                .isEmpty();
        assertThat(violations(silent().failedRemoval(Op.INVALIDATE, 0, 240, 800)))
                .isEmpty();
    }

    @Test
    void violations_ownSweepOfOtherKeysWhileNoServerAnswers_isNone() {
        HandMade history =
                silent().call(Op.INVALIDATE_PATTERN, Outcome.UNAVAILABLE, 0, HandMade.anotherKey(), 150, 220, 0, 0);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_ownChangeLongBeforeThatIsStillQueuedWhileNoServerAnswers_isFound() {
        assertThat(violations(silent().failedRemoval(Op.INVALIDATE, 0, 50, 60))).hasSize(1);
    }

    @Test
    void violations_ownChangeAfterTheLoadsWhileNoServerAnswers_isFound() {
        assertThat(violations(silent().failedRemoval(Op.INVALIDATE, 0, 260, 270)))
                .hasSize(1);
    }

    @Test
    void violations_changeOfAnotherProcessWhileNoServerAnswers_isFound() {
        assertThat(violations(silent().failedRemoval(Op.INVALIDATE, 1, 150, 220)))
                .hasSize(1);
    }

    @Test
    void violations_loadOfAnInterruptedCall_doesNotCount() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .load(1, 2, 30, 35, 40)
                .call(new Call(
                        Op.GET_OR_LOAD,
                        Outcome.HIT,
                        1,
                        Call.INTERRUPTED,
                        HandMade.KEY,
                        HandMade.KEY,
                        HandMade.nanos(29),
                        HandMade.nanos(41),
                        2,
                        35));

        assertThat(violations(history)).isEmpty();
        // Until its lease is given back.
        assertThat(violations(history.loaded(1, 3, 50, 60))).isEmpty();
        assertThat(violations(history.loaded(0, 4, 1150, 1160).loaded(1, 5, 1170, 1180)))
                .hasSize(2);
    }

    /** Two loads of a process at once. */
    private static HandMade silent() {
        return new HandMade().fault(0, 1000, Harm.DOWN).loaded(0, 1, 200, 300).loaded(0, 2, 250, 350);
    }

    private static List<String> violations(HandMade history) {
        // The last call, so that the time after the loads is part of the history.
        return new OneComputation().violations(history.settled(0, 9000).history());
    }
}
