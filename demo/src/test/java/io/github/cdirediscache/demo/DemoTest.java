package io.github.cdirediscache.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    private static final String LOCATIONS = "redis-cache.default.locations";
    private static final Sizes SMALL = new Sizes(20, 8, 4, 6);
    private static final String TIME = " +[0-9,.]+ ms";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void forgetLocation() {
        System.clearProperty(LOCATIONS);
    }

    @Test
    void run_embeddedRedis_tellsAllChapters() {
        int exitCode = run();

        assertThat(exitCode).as(report()).isZero();
        assertThat(report())
                .contains("(embedded)")
                .containsPattern("1\\. One request, \\d+ transitions")
                .containsPattern("a miss" + TIME + " +1\n")
                .containsPattern("a hit \\(median of 20\\)" + TIME + " +0\n")
                .containsPattern("8 callers at once" + TIME + " +1\n")
                .containsPattern("\\d got the new value" + TIME + " +1\n")
                .containsPattern("\\d got the stale one meanwhile" + TIME + " +0\n")
                .containsPattern("America +\\d+ +0 +\\d+\n")
                .containsPattern("Europe, forgotten +(\\d+) +\\1 +0\n")
                .containsPattern("demo\\.transitions:1:America/\\w+\\.21 +\\d+\\.\\d s +\\d+\n")
                .containsPattern("demo\\.upcoming:1:Australia/Sydney +\\d+\\.\\d s +\\d+\n")
                .containsPattern("call 6" + TIME + TIME + TIME + "\n")
                .contains("log: CRC1001")
                .containsPattern("cached again after \\d+\\.\\d s and \\d+ calls; a hit" + TIME + "\n")
                .contains("log: CRC1002")
                .containsPattern("(\\d+) of \\1 checks hold");
    }

    @Test
    void run_embeddedRedis_fitsOnOneScreen() {
        run();

        assertThat(report().lines()).hasSizeLessThanOrEqualTo(42).allMatch(line -> line.length() <= 100);
    }

    @Test
    void run_otherRedis_leavesItAlive() {
        try (RedisServer server = RedisServer.start()) {
            server.command("SET", "transitions:1:theirs", "stays");
            System.setProperty(LOCATIONS, server.location());

            int exitCode = run();

            assertThat(exitCode).as(report()).isZero();
            assertThat(report())
                    .contains(server.location() + ".")
                    .containsPattern("transitions America/\\w+\\.21 +\\d+\\.\\d s +-\n")
                    .contains("Redis killed, and back: left out");
            assertThat(server.isRunning()).isTrue();
            assertThat(server.command("GET", "transitions:1:theirs")).isEqualTo("stays");
        }
    }

    @Test
    void run_noRedis_saysSoAndFails() {
        try (RedisServer server = RedisServer.start()) {
            System.setProperty(LOCATIONS, server.location());
            server.stop();

            assertThat(run()).isOne();
            assertThat(report()).contains("NOT SO: Redis answers at the beginning");
        }
    }

    private int run() {
        return Demo.run(new PrintStream(out, true, StandardCharsets.UTF_8), SMALL);
    }

    private String report() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
