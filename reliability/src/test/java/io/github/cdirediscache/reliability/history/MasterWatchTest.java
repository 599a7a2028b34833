package io.github.cdirediscache.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.history.MasterWatch.Change;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MasterWatchTest {

    private static final long SECOND = 1_000_000_000;

    private static List<Window> unexplained(Harm harm) {
        Window fault = new Window(10 * SECOND, 12 * SECOND, EnumSet.of(harm), Set.of(), "a fault");
        return MasterWatch.unexplained(
                List.of(
                        new Change(11 * SECOND, 11 * SECOND + 1),
                        new Change(12 * SECOND, 12 * SECOND + 5),
                        new Change(20 * SECOND, 21 * SECOND)),
                List.of(fault));
    }

    @Test
    void unexplained_changeOfAFailoverThatWasMeant_isNone() {
        assertThat(unexplained(Harm.FAILOVER)).hasSize(2).allSatisfy(window -> {
            assertThat(window.overlaps(20 * SECOND, 21 * SECOND)).isTrue();
            assertThat(window.overlaps(0, 12 * SECOND)).isFalse();
        });
    }

    @Test
    void unexplained_nothingIsLostBeforeTheMastersChange() {
        assertThat(unexplained(Harm.FAILOVER))
                .filteredOn(window -> window.does(Harm.LOSS) || window.does(Harm.FAILOVER))
                .singleElement()
                .satisfies(window -> assertThat(window.from()).isEqualTo(20 * SECOND));
    }

    @Test
    void unexplained_changeDuringAnotherFault_isOne() {
        assertThat(unexplained(Harm.SLOW)).hasSize(6);
    }
}
