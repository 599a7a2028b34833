package io.github.cdirediscache.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoOutdatedReadsTest {

    @ParameterizedTest
    @EnumSource(names = {"INVALIDATE", "INVALIDATE_ALL", "INVALIDATE_PATTERN", "CLEAR"})
    void violations_readOfLoadFromBeforeARemoval_isFound(Op removal) {
        HandMade history =
                new HandMade().loaded(0, 1, 10, 20).removal(removal, 1, 30, 40).read(2, 50, 60, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_removalDuringTheLoad_isFound() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 100)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 150, 160, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_putDuringTheLoad_isFound() {
        HandMade history =
                new HandMade().loaded(0, 1, 10, 100).put(1, 2, 30, 40).read(2, 150, 160, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_readThatBeganBeforeTheEndOfTheRemoval_isNone() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 39, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_loadThatBeganDuringTheRemoval_isNone() {
        HandMade history = new HandMade()
                .loaded(0, 1, 31, 35)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 50, 60, 1, 31);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_removalOfAnotherKey_isNone() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .call(Op.INVALIDATE, Outcome.DONE, 1, HandMade.anotherKey(), 30, 40, 0, 0)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_putThatOverlapsTheRemoval_isNone() {
        HandMade history = new HandMade()
                .put(0, 1, 10, 35)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_putThatEndedBeforeTheRemoval_isFound() {
        HandMade history = new HandMade()
                .put(0, 1, 10, 29)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_removalThatFailed_countsForItsOwnProcessOnly() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .failedRemoval(Op.INVALIDATE, 1, 30, 40)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
        assertThat(violations(history.read(1, 50, 60, 1, 10))).hasSize(1);
    }

    @Test
    void violations_putThatFailed_mayStayUntilItsInvalidationIsDelivered() {
        HandMade history = new HandMade()
                .failedPut(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .settled(0, 100)
                .read(2, 90, 95, 1, 10);

        assertThat(violations(history)).isEmpty();
        history.removal(Op.INVALIDATE, 1, 110, 120).read(2, 130, 140, 1, 10);
        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_removalShortlyBeforeAFailover_mayBeTakenBackUntilItsProcessHasRepeatedIt() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 3000, 3010)
                .settled(1, 4050)
                .settled(1, 7000)
                .read(2, 6900, 6910, 1, 10);

        assertThat(violations(history)).hasSize(1);
        assertThat(violations(history.fault(3500, 4000, Harm.FAILOVER))).isEmpty();
        assertThat(violations(history.read(2, 7001, 7010, 1, 10))).hasSize(1);
    }

    @Test
    void violations_putThatFailedWhileItsProcessWasAskedWhetherItIsSettled_mayStay() {
        HandMade history = new HandMade()
                .failedPut(0, 1, 10, 20)
                .call(Op.SETTLED, Outcome.DONE, 0, Call.NONE, 19, 21, 0, 0)
                .call(Op.SETTLED, Outcome.DONE, 0, Call.NONE, 20, 90, 0, 0)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_removalShortlyBeforeAFailover_countsUntilTheFailover() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 3000, 3010)
                .fault(3500, 4000, Harm.FAILOVER)
                .settled(1, 7000)
                .read(2, 3100, 3110, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_removalShortlyBeforeAFailover_countsForItsOwnProcessUnlessADemotedMasterAnswers() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 3000, 3010)
                .fault(3500, 4000, Harm.FAILOVER)
                .settled(1, 7000)
                .read(1, 3700, 3710, 1, 10);

        assertThat(violations(history.on(TopologyKind.REPLICATED))).isEmpty();
        assertThat(violations(history.on(TopologyKind.CLUSTER))).hasSize(1);
        assertThat(violations(history.on(TopologyKind.REPLICATED).read(1, 7001, 7010, 1, 10)))
                .hasSize(1);
    }

    @Test
    void violations_changeThatTheNewMasterHasAccepted_showsThatItsProcessHasRepeatedTheOthers() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 3000, 3010)
                .fault(3500, 4000, Harm.FAILOVER)
                .call(Op.INVALIDATE, Outcome.DONE, 1, HandMade.anotherKey(), 4010, 4020, 0, 0)
                .settled(1, 4030)
                .settled(1, 7000)
                .read(2, 4025, 4026, 1, 10);

        assertThat(violations(history.on(TopologyKind.REPLICATED))).isEmpty();
        history.read(2, 4040, 4050, 1, 10);
        assertThat(violations(history.on(TopologyKind.REPLICATED))).hasSize(1);
        assertThat(violations(history.on(TopologyKind.CLUSTER))).isEmpty();
    }

    @Test
    void violations_repetitionThatAnotherFailoverMayTakeBack_isRepeatedAgain() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 3000, 3010)
                .fault(3500, 4000, Harm.FAILOVER)
                .settled(1, 6500)
                .fault(7000, 8000, Harm.FAILOVER)
                .settled(1, 10_500)
                .read(2, 9000, 9010, 1, 10);

        assertThat(violations(history)).isEmpty();
        assertThat(violations(history.read(2, 10_600, 10_610, 1, 10))).hasSize(1);
    }

    @Test
    void violations_putThatFailedBeforeAFailover_mayStayUntilItsInvalidationIsRepeated() {
        HandMade history = new HandMade()
                .failedPut(0, 1, 10, 20)
                .settled(0, 100)
                .fault(500, 1000, Harm.FAILOVER)
                .settled(0, 3500)
                .removal(Op.INVALIDATE, 1, 3100, 3200)
                .read(2, 3300, 3310, 1, 10);

        assertThat(violations(history)).isEmpty();
        history.removal(Op.INVALIDATE, 1, 3600, 3610).read(2, 3700, 3710, 1, 10);
        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_removalLongBeforeAFailover_isFound() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 1000, 1010)
                .fault(3500, 4000, Harm.FAILOVER)
                .read(2, 4100, 4110, 1, 10);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_patternWhileSlotsMove_mayMissTheKey() {
        HandMade pattern = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE_PATTERN, 1, 30, 40)
                .fault(25, 100, Harm.MOVE)
                .read(2, 50, 60, 1, 10);
        HandMade key = new HandMade()
                .loaded(0, 1, 10, 20)
                .removal(Op.INVALIDATE, 1, 30, 40)
                .fault(25, 100, Harm.MOVE)
                .read(2, 50, 60, 1, 10);

        assertThat(violations(pattern)).isEmpty();
        assertThat(violations(key)).hasSize(1);
    }

    @Test
    void violations_removalThatWasNotSurelyTaken_countsForItsOwnProcessOnly() {
        HandMade history = new HandMade()
                .loaded(0, 1, 10, 20)
                .call(new Call(
                        Op.INVALIDATE,
                        Outcome.NOTHING,
                        1,
                        Call.FIRST | Call.TROUBLED,
                        HandMade.KEY,
                        Call.NONE,
                        HandMade.nanos(30),
                        HandMade.nanos(40),
                        0,
                        0))
                .read(2, 50, 60, 1, 10);

        assertThat(violations(history)).isEmpty();
        assertThat(violations(history.read(1, 50, 60, 1, 10))).hasSize(1);
    }

    private static List<String> violations(HandMade history) {
        return new NoOutdatedReads().violations(history.history());
    }
}
