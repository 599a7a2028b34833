package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RedisServerTest {

    @Test
    void start_byDefault_answersOnLoopbackWithoutPassword() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("PING")).isEqualTo("PONG");
            assertThat(server.isRunning()).isTrue();
            assertThat(server.host()).isEqualTo("127.0.0.1");
            assertThat(server.location()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(server.url()).isEqualTo("redis://127.0.0.1:" + server.port());
            assertThat(server.unixSocket()).isEmpty();
            assertThat(server.command("INFO", "server")).contains("process_id:" + server.pid());
        }
    }

    @Test
    void start_twice_givesTwoServersWithDataOfTheirOwn() {
        try (RedisServer one = RedisServer.start();
                RedisServer two = RedisServer.start()) {
            one.command("SET", "key", "one");

            assertThat(two.port()).isNotEqualTo(one.port());
            assertThat(two.command("GET", "key")).isEqualTo("(nil)");
        }
    }

    @Test
    void start_portGiven_listensThere() {
        int port = FreePort.pick();
        try (RedisServer server = RedisServer.builder().port(port).start()) {
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void start_portTaken_failsWithTheServersWords() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            RedisServerBuilder builder = RedisServer.builder().port(taken.getLocalPort());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void start_portTakenByAnotherRedis_isNotMistakenForIt() {
        try (RedisServer first = RedisServer.start()) {
            RedisServerBuilder builder = RedisServer.builder().port(first.port());

            assertThatThrownBy(builder::start).hasMessageContaining("in use");
            assertThat(first.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void start_databases_areThatMany() {
        try (RedisServer server = RedisServer.builder().databases(2).start()) {
            assertThat(server.command("SELECT", "1")).isEqualTo("OK");
            assertThatThrownBy(() -> server.command("SELECT", "2")).hasMessageContaining("out of range");
        }
    }

    @Test
    void start_configLine_isSet() {
        try (RedisServer server =
                RedisServer.builder().config("maxmemory", "10mb").start()) {
            assertThat(server.command("CONFIG", "GET", "maxmemory")).isEqualTo("maxmemory\n10485760");
        }
    }

    @Test
    void start_badConfigLine_failsWithTheServersWords() {
        RedisServerBuilder builder = RedisServer.builder().config("maxmemory-policy", "nonsense");

        assertThatThrownBy(builder::start)
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining("maxmemory-policy")
                .hasMessageContaining("argument(s) must be one of the following");
    }

    @Test
    void stop_running_endsTheProcess() {
        try (RedisServer server = RedisServer.start()) {
            server.stop();
            server.stop();

            assertThat(server.isRunning()).isFalse();
            assertThat(ProcessHandle.of(server.pid())).isEmpty();
            assertThatThrownBy(() -> server.command("PING")).isInstanceOf(RedisServerException.class);
        }
    }

    @Test
    void stop_paused_endsTheProcess() {
        try (RedisServer server = RedisServer.start()) {
            server.pause();
            server.stop();

            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void pause_running_answersOnlyAfterResume() throws IOException {
        try (RedisServer server = RedisServer.start();
                RespConnection connection =
                        new Endpoint(server.port(), Optional.empty()).open(Duration.ofMillis(200))) {
            server.pause();
            assertThat(server.isRunning()).isTrue();
            assertThatThrownBy(() -> connection.send("PING")).isInstanceOf(SocketTimeoutException.class);

            server.resume();
            assertThat(server.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void pause_stopped_isRefused() {
        try (RedisServer server = RedisServer.start()) {
            server.stop();

            assertThatThrownBy(server::pause).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(server::resume).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void restart_killed_comesBackEmptyOnTheSamePort() {
        try (RedisServer server = RedisServer.start()) {
            int port = server.port();
            long pid = server.pid();
            server.command("SET", "key", "value");

            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(server.pid()).isNotEqualTo(pid);
            assertThat(server.command("GET", "key")).isEqualTo("(nil)");
        }
    }

    @Test
    void restart_running_keepsPortAndConfiguration() {
        try (RedisServer server = RedisServer.builder()
                .password("secret")
                .config("maxmemory", "10mb")
                .start()) {
            String url = server.url();

            server.restart();

            assertThat(server.url()).isEqualTo(url);
            assertThat(server.command("CONFIG", "GET", "maxmemory")).endsWith("10485760");
        }
    }

    @Test
    void restart_persistenceConfigured_keepsData() {
        try (RedisServer server =
                RedisServer.builder().config("appendonly", "yes").start()) {
            server.command("SET", "key", "value");

            server.restart();

            assertThat(server.command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void restartWithData_keepsThem_andTheNextRestartDoesNot() {
        try (RedisServer server = RedisServer.start()) {
            long pid = server.pid();
            server.command("SET", "key", "value");

            server.restartWithData();

            assertThat(server.pid()).isNotEqualTo(pid);
            assertThat(server.command("GET", "key")).isEqualTo("value");
            server.kill();
            server.restart();
            assertThat(server.command("GET", "key")).isEqualTo("(nil)");
        }
    }

    @Test
    void restartWithData_snapshotsConfigured_leavesThem() {
        try (RedisServer server =
                RedisServer.builder().config("save", "3600", "1000").start()) {
            server.command("SET", "key", "value");

            server.restartWithData();

            server.kill();
            server.restart();
            assertThat(server.command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void restartWithData_stopped_isRefused() {
        try (RedisServer server = RedisServer.start()) {
            server.stop();

            assertThatThrownBy(server::restartWithData).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void restartEmpty_persistenceConfigured_comesBackEmpty() {
        for (String[] line : new String[][] {{"appendonly", "yes"}, {"save", "3600", "1000"}}) {
            try (RedisServer server = RedisServer.builder()
                    .config(line[0], Arrays.copyOfRange(line, 1, line.length))
                    .start()) {
                server.command("SET", "key", "value");
                server.restart();
                assertThat(server.command("GET", "key")).isEqualTo("value");
                server.pause();

                server.restartEmpty();

                assertThat(server.command("GET", "key")).isEqualTo("(nil)");
            }
        }
    }

    @Test
    void restart_portTakenMeanwhile_failsAndMayBeTriedAgain() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            server.kill();
            try (ServerSocket taken = new ServerSocket(server.port())) {
                assertThat(taken.isBound()).isTrue();
                assertThatThrownBy(server::restart).hasMessageContaining("in use");
            }

            server.restart();

            assertThat(server.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void close_twice_leavesNoProcessAndNoDirectory() {
        RedisServer server = RedisServer.start();
        Path directory = Path.of(server.command("CONFIG", "GET", "dir").split("\n")[1]);
        assertThat(directory).isDirectory();

        server.close();
        server.close();

        assertThat(ProcessHandle.of(server.pid())).isEmpty();
        assertThat(ProcessHandle.of(server.watchdogPid())).isEmpty();
        assertThat(Files.exists(directory)).isFalse();
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    /** Every thread that a future of the JDK's own would need is busy. */
    @Test
    @Timeout(60)
    void server_commonPoolBlocked_worksAllTheSame() {
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> block(done));
        }
        try (RedisServer server = RedisServer.start()) {
            server.pause();
            server.kill();
            server.restart();
            server.stop();
        } finally {
            done.countDown();
        }
    }

    private static void block(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void command_answersOfAllKinds_areText() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("RPUSH", "list", "a", "ü", "")).isEqualTo("3");
            assertThat(server.command("LRANGE", "list", "0", "-1")).isEqualTo("a\nü\n");
            assertThat(server.command("EVAL", "return {1, {'x', false}, {}}", "0"))
                    .isEqualTo("1\nx\n(nil)\n");
            assertThat(server.command("GET", "absent")).isEqualTo("(nil)");
        }
    }

    @Test
    void command_errors_areThrownWithTheServersWords() {
        try (RedisServer server = RedisServer.start()) {
            assertThatThrownBy(() -> server.command("NONSENSE"))
                    .isInstanceOf(RedisServerException.class)
                    .hasMessageContaining("ERR unknown command");
            assertThatThrownBy(server::command).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
