package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.entry.CorruptEntryException;
import org.junit.jupiter.api.Test;

class VerifyTableTest {

    @Test
    void rows_fewRounds_haveAllOperations() throws CorruptEntryException {
        assertThat(new VerifyTable("json", 2).rows("json").lines())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).matches("\\| `json` \\| (put|hit) \\|.+\\|.+\\|.+\\|"));
    }
}
