package io.github.cdirediscache.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import org.junit.jupiter.api.Test;

/** A few seconds; longer with {@code -Dload.duration=PT8H}. Times are printed, and nothing is asserted of them. */
class LoadTest {

    @Test
    void run_mixedCalls_nothingFailsOrIsWrongOrGrows() throws InterruptedException {
        LoadPlan plan = LoadPlan.ofProperties();
        try (RedisServer server = RedisServer.start()) {
            LoadReport report = new LoadRun(plan, server).run();

            System.out.println(report.tables());
            assertThat(report.mistakes().first()).as("mistakes, of %s", plan).isEmpty();
            assertThat(report.latencies().all().getTotalCount()).isPositive();
            assertThat(report.late())
                    .as("after all calls, %s", plan)
                    .matches(
                            late -> !late.hasGrownSince(report.early(), plan.threads()),
                            "not more than " + report.early());
            assertThat(report.closed())
                    .as("after closing, %s", plan)
                    .matches(closed -> !closed.hasGrownSince(report.before(), 0), "not more than " + report.before());
        }
    }
}
