package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.internal.format.ReadBudget.ExceededException;
import org.junit.jupiter.api.Test;

class ReadBudgetTest {

    private static final int MEMORY_PER_BYTE = 10;
    private static final int BYTES = 1000;
    private static final long MOST_NANOS = ReadBudget.FREE_NANOS + BYTES * ReadBudget.NANOS_PER_BYTE;

    private final SlowEffort effort = new SlowEffort();

    private ReadBudget begun() {
        return new ReadBudget(effort, MEMORY_PER_BYTE);
    }

    @Test
    void check_onABusyMachine_countsProcessorTimeAlone() {
        effort.processorNanos = 7;
        ReadBudget budget = begun();
        effort.nanos = 100 * MOST_NANOS;

        assertThatCode(() -> budget.check(BYTES)).doesNotThrowAnyException();
        effort.processorNanos += MOST_NANOS;
        assertThatCode(() -> budget.check(BYTES)).doesNotThrowAnyException();
        effort.processorNanos++;
        assertThatThrownBy(() -> budget.check(BYTES)).isInstanceOf(ExceededException.class);
    }

    @Test
    void check_beforeAQuarterOfTheTime_doesNotAskForProcessorTime() {
        effort.processorNanos = 0;
        ReadBudget budget = begun();
        effort.nanos = MOST_NANOS / 4;
        effort.processorNanos = 100 * MOST_NANOS;

        assertThatCode(() -> budget.check(BYTES)).doesNotThrowAnyException();
        effort.nanos++;
        assertThatCode(() -> budget.check(BYTES)).doesNotThrowAnyException();
        effort.processorNanos += MOST_NANOS + 1;
        assertThatThrownBy(() -> budget.check(BYTES)).isInstanceOf(ExceededException.class);
    }

    @Test
    void check_ofALargerPayload_allowsMore() {
        ReadBudget budget = begun();
        effort.nanos = MOST_NANOS + 1;

        assertThatThrownBy(() -> budget.check(BYTES)).hasMessageContaining("ms to read");
        assertThatCode(() -> budget.check(2 * BYTES)).doesNotThrowAnyException();
    }

    @Test
    void check_ofMemory_countsWhatThisPayloadTook() {
        effort.allocatedBytes = 1L << 40;
        ReadBudget budget = begun();
        effort.allocatedBytes += ReadBudget.FREE_BYTES + BYTES * MEMORY_PER_BYTE;

        assertThatCode(() -> budget.check(BYTES)).doesNotThrowAnyException();
        effort.allocatedBytes++;
        assertThatThrownBy(() -> budget.check(BYTES)).hasMessageContaining("bytes of memory to read");
    }
}
