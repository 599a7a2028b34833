package io.github.cdirediscache.rows;

import static io.github.cdirediscache.rows.Outcome.FAILED;
import static io.github.cdirediscache.rows.Outcome.PASSED;
import static io.github.cdirediscache.rows.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Row PATHS = new Row("S01", "paths");
    private static final Row URLS = new Row("S02", "`URLs`");

    @Test
    void problems_everyRowHasAPassedTest_areNone() {
        Coverage coverage = coverage(execution("a.ATest", "S01_S02_a_b", PASSED), execution("a.ATest", "a_b", FAILED));
        assertThat(coverage.problems()).isEmpty();
        assertThat(coverage.carriers().get(URLS)).extracting(Carrier::label).containsExactly("ATest.S01_S02_a_b");
    }

    @Test
    void problems_noTest_isSaid() {
        assertThat(coverage(execution("a.ATest", "S01_a_b", PASSED)).problems())
                .containsExactly("S02 (`URLs`) has no passed test");
    }

    @Test
    void problems_failedAndSkippedTestsAlone_areSaidWithTheReasons() {
        assertThat(coverage(
                                execution("a.ATest", "S01_a_b", PASSED),
                                execution("a.ATest", "S02_c_d(int)[1]", PASSED),
                                execution("a.ATest", "S02_c_d(int)[2]", FAILED),
                                execution("a.BTest", "S02_e_f", SKIPPED))
                        .problems())
                .containsExactly(
                        "S02 (`URLs`) has no passed test; ATest.S02_c_d failed (1 of 2); BTest.S02_e_f was skipped");
    }

    @Test
    void problems_someExecutionsSkipped_theOthersCount() {
        assertThat(coverage(
                                execution("a.ATest", "S01_S02_a_b(int)[1]", PASSED),
                                execution("a.ATest", "S01_S02_a_b(int)[2]", SKIPPED))
                        .problems())
                .isEmpty();
    }

    @Test
    void problems_idThatIsNoRow_isSaidWithTheTest() {
        assertThat(coverage(execution("a.ATest", "S01_S02_S03_a_b", PASSED)).problems())
                .containsExactly("S03 is no row, but ATest.S01_S02_S03_a_b carries it");
    }

    @Test
    void page_ofCoverage_hasTableAndTests() {
        Coverage coverage = coverage(
                execution("a.ShardedCacheTest", "S01_a_b(int)[1]", PASSED),
                execution("a.ShardedCacheTest", "S01_a_b(int)[2]", PASSED),
                execution("a.SingleServerCacheTest", "S01_a_b(int)[1]", PASSED),
                execution("a.SentinelCacheTest", "S01_a_b(int)[1]", FAILED));
        assertThat(CoveragePage.of(coverage)).endsWith("""
                | row | what | tests | executions | topologies |
                |---|---|--:|--:|---|
                | S01 | paths | 2 | 3 | single, sharded |
                | S02 | `URLs` | **none** | 0 | – |

                ## S01 paths
                - `SentinelCacheTest.S01_a_b` does not count: it failed (1 of 1)
                - `ShardedCacheTest.S01_a_b` × 2, sharded
                - `SingleServerCacheTest.S01_a_b` × 1, single

                ## S02 `URLs`
                """);
    }

    private static Coverage coverage(Execution... executions) {
        return Coverage.of(List.of(PATHS, URLS), List.of(executions));
    }

    private static Execution execution(String className, String name, Outcome outcome) {
        return new Execution(className, name, outcome);
    }
}
