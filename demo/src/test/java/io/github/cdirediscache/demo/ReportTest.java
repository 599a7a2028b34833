package io.github.cdirediscache.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));

    @Test
    void conclude_allChecksHold_true() {
        report.check(true, "one is one");

        assertThat(report.conclude(Duration.ofMillis(1500))).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 of 1 checks hold, after 1.5 s.");
    }

    @Test
    void conclude_checkDoesNotHold_falseAndSaysWhich() {
        report.check(true, "one is one");
        report.check(false, "one is two");

        assertThat(report.conclude(Duration.ZERO)).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("NOT SO: one is two")
                .contains("1 of 2 checks hold");
    }

    @Test
    void line_tooLong_isCut() {
        report.line("x".repeat(101));

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).hasSize(100).endsWith("x...");
    }
}
