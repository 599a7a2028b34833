package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.testing.ServerMain.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOfDeadJvmTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused"})
    void server_jvmKilled_endsAndLeavesNothing(String state) throws IOException {
        Process jvm = ServerMain.fork(temporary, state);
        Started started = ServerMain.started(jvm);
        assertThat(ProcessHandle.of(started.server())).isPresent();

        jvm.destroyForcibly();

        assertNothingLeftOf(started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused"})
    void server_jvmEnds_endsAndLeavesNothing(String state) throws IOException {
        Process jvm = ServerMain.fork(temporary, state);
        Started started = ServerMain.started(jvm);

        jvm.getOutputStream().close();

        assertNothingLeftOf(started);
    }

    /** Servers, sentinels and certificates all have their directories below the one given. */
    @Test
    void sentinelsWithTls_jvmKilled_endAndLeaveNothing() throws IOException {
        Process jvm = ServerMain.fork(temporary, "sentinels");
        Started started = ServerMain.started(jvm);
        assertThat(started.directory()).hasParent(temporary);

        jvm.destroyForcibly();

        assertNothingLeftOf(started);
        await().untilAsserted(() -> {
            try (var files = Files.list(temporary)) {
                assertThat(files).containsExactly(started.binary().getParent());
            }
        });
    }

    @Test
    void binary_unpackedByTwoJvmsAtOnce_isWholeForBoth() throws IOException {
        Process one = ServerMain.fork(temporary);
        Process two = ServerMain.fork(temporary);
        Path binary = ServerMain.started(one).binary();

        assertThat(ServerMain.started(two).binary()).isEqualTo(binary).startsWith(temporary);

        one.getOutputStream().close();
        two.getOutputStream().close();
        await().until(() -> !one.isAlive() && !two.isAlive());
        try (var files = Files.list(binary.getParent())) {
            assertThat(files).containsExactly(binary);
        }
    }

    private static void assertNothingLeftOf(Started started) {
        await().untilAsserted(() -> {
            assertThat(isAlive(started.server())).isFalse();
            assertThat(isAlive(started.watchdog())).isFalse();
            assertThat(started.directory()).doesNotExist();
        });
    }

    /** A dead process whose parent died before may stay in the table, where process 1 does not collect children. */
    private static boolean isAlive(long pid) {
        Path stat = Path.of("/proc", String.valueOf(pid), "stat");
        try {
            String line = Files.readString(stat);
            return !line.substring(line.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException noSuchFile) {
            return ProcessHandle.of(pid).isPresent();
        }
    }
}
