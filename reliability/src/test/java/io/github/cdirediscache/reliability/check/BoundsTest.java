package io.github.cdirediscache.reliability.check;

import static io.github.cdirediscache.config.TopologyKind.CLUSTER;
import static io.github.cdirediscache.config.TopologyKind.REPLICATED;
import static io.github.cdirediscache.config.TopologyKind.SENTINEL;
import static io.github.cdirediscache.config.TopologyKind.SHARDED;
import static io.github.cdirediscache.config.TopologyKind.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.check.Bounds.State;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of hand-made histories a silent server costs 500 ms, as a look does, and a slow one 2 s; a slow look 5 s. */
class BoundsTest {

    private static final int SLACK = 2000;
    private static final State SILENT = new State(false, false, 1);
    private static final State SLOW = new State(true, false, 1);
    private static final State REPLACED = new State(false, true, 1);
    private static final State SLOW_AND_REPLACED = new State(true, true, 1);

    @ParameterizedTest
    @EnumSource(
            names = {"LOADER", "HELD", "SETTLED", "STALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void violations_callThatTakesTooLong_isFound(Op op) {
        long limit = limit(op, SINGLE, SILENT);
        HandMade history = started()
                .call(op, Outcome.DONE, 0, HandMade.KEY, 10, 10 + limit, 0, 0)
                .call(op, Outcome.DONE, 1, HandMade.KEY, 10, 11 + limit, 0, 0);

        assertThat(violations(history)).singleElement().asString().contains("process 1");
    }

    @Test
    void limit_oneKey_isThatOfTheTable() {
        assertThat(limit(Op.GET, SINGLE, SILENT)).isEqualTo(500 + SLACK);
        assertThat(limit(Op.GET, SHARDED, SLOW)).isEqualTo(2000 + SLACK);
        assertThat(limit(Op.PUT, REPLICATED, SILENT)).isEqualTo(500 + 500 + SLACK);
        assertThat(limit(Op.INCREMENT, SENTINEL, REPLACED)).isEqualTo(500 + 500 + 500 + SLACK);
        assertThat(limit(Op.UNLOCK, CLUSTER, SLOW_AND_REPLACED)).isEqualTo(2000 + 5000 + 2000 + SLACK);
        assertThat(limit(Op.LOCK, SINGLE, SILENT)).isEqualTo(4000 + 500 + SLACK);
        assertThat(limit(Op.GET_OR_LOAD, SINGLE, SILENT)).isEqualTo(3 * 500 + 2 * 3000 + 40 + SLACK);
    }

    @Test
    void limit_severalKeys_isThatOfTheTable() {
        assertThat(limit(Op.GET_ALL, SINGLE, SILENT)).isEqualTo(500 + SLACK);
        assertThat(limit(Op.PUT_ALL, SHARDED, SILENT)).isEqualTo(2 * 500 + SLACK);
        assertThat(limit(Op.PUT_ALL, REPLICATED, SILENT)).isEqualTo(500 + 500 + SLACK);
        assertThat(limit(Op.INVALIDATE_ALL, CLUSTER, SILENT)).isEqualTo(4 * 500 + 500 + SLACK);
    }

    @Test
    void limit_allKeys_isThatOfTheTable() {
        assertThat(limit(Op.CLEAR, SINGLE, SILENT)).isEqualTo(500 + SLACK);
        assertThat(limit(Op.CLEAR, SHARDED, new State(false, false, 3))).isEqualTo(3 * 500 + SLACK);
        assertThat(limit(Op.INVALIDATE_PATTERN, SENTINEL, SILENT)).isEqualTo(500 + 500 + 500 + SLACK);
        assertThat(limit(Op.CLEAR, CLUSTER, SILENT)).isEqualTo(500 + 500 + 2 * 500 + SLACK);
        assertThat(limit(Op.CLEAR, CLUSTER, REPLACED)).isEqualTo(3 * (500 + 500) + 2 * 500 + SLACK);
    }

    @Test
    void violations_clearOfAClusterThatTakesTenSeconds_isFound() {
        HandMade history = started().on(CLUSTER).fault(0, 20_000, Harm.DOWN).removal(Op.CLEAR, 0, 10, 10_010);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_serversThatAreSlow_mayTakeLonger() {
        HandMade history = started().read(0, 1000, 4500, 1, 0);

        assertThat(violations(history)).hasSize(1);
        assertThat(violations(history.fault(900, 1100, Harm.SLOW))).isEmpty();
    }

    @Test
    void violations_scanOfManyKeys_hasABoundForEachPage() {
        HandMade history = started().removal(Op.CLEAR, 0, 10, 3410);

        assertThat(violations(history)).hasSize(1);
        for (int epoch = 0; epoch < 500; epoch++) {
            history.increment(epoch, 1, 2, 1);
        }
        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_timeInWhichItsProcessStoodStill_doesNotCount() {
        HandMade history = started().read(0, 1000, 3600, 1, 0);

        assertThat(violations(history)).hasSize(1);
        assertThat(violations(history.stall(0, 1050, 1160))).isEmpty();
    }

    @Test
    void violations_timeInWhichTheProxiesStoodStill_doesNotCount() {
        HandMade history = started().read(0, 1000, 3600, 1, 0).fault(1050, 1160, Harm.STALL);

        assertThat(violations(history)).isEmpty();
    }

    @Test
    void violations_timeInWhichAnotherProcessStoodStill_counts() {
        HandMade history = started().read(0, 1000, 3600, 1, 0).stall(2, 1050, 1500);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_stallsAtOneTimeOrOutsideOfTheCall_countOnce() {
        HandMade history = started()
                .read(0, 1000, 3700, 1, 0)
                .stall(0, 500, 1150)
                .fault(1020, 1140, Harm.STALL)
                .stall(0, 3690, 9000);

        assertThat(violations(history)).hasSize(1);
    }

    @Test
    void violations_firstCallOfAProcess_mayTakeLonger() {
        HandMade history = new HandMade().read(0, 1000, 4500, 1, 0);

        assertThat(violations(history)).isEmpty();
        assertThat(violations(history.read(0, 4600, 8100, 1, 0))).hasSize(1);
    }

    /** With processes that have got answers before. */
    private static HandMade started() {
        return new HandMade().read(0, 0, 1, 1, 0).read(1, 0, 1, 1, 0).read(2, 0, 1, 1, 0);
    }

    private static long limit(Op op, TopologyKind topology, State state) {
        return Bounds.limit(op, HandMade.limits(topology), state) / 1_000_000;
    }

    private static List<String> violations(HandMade history) {
        return new Bounds().violations(history.history());
    }
}
