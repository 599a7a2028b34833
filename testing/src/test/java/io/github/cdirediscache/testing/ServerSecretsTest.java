package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redis.clients.jedis.RedisClient;

class ServerSecretsTest {

    private static final String PASSWORD = "s@cr:t /%+\"'\\ü#";

    @Test
    void password_given_isAskedFor() throws IOException {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start();
                RespConnection anonymous = new Endpoint(server.port(), Optional.empty()).open(Duration.ofSeconds(5))) {
            assertThat(server.command("ACL", "WHOAMI")).isEqualTo("default");
            assertThatThrownBy(() -> anonymous.send("PING")).hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void url_passwordWithSpecialCharacters_isUnderstoodByJedis() {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start();
                RedisClient client = RedisClient.create(server.url())) {
            assertThat(server.url()).startsWith("redis://default:s%40cr%3At%20").endsWith("@" + server.location());
            assertThat(client.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void user_withRules_mayDoThatAlone() {
        try (RedisServer server = RedisServer.builder()
                .user("reader", PASSWORD, "~app:*", "+@read", "(~own:* +@write)")
                .start()) {
            assertThat(server.url()).startsWith("redis://reader:");
            assertThat(server.command("GET", "app:1")).isEqualTo("(nil)");
            assertThat(server.command("SET", "own:1", "x")).isEqualTo("OK");
            assertThatThrownBy(() -> server.command("SET", "app:1", "x")).hasMessageContaining("NOPERM");
            assertThatThrownBy(() -> server.command("GET", "other")).hasMessageContaining("NOPERM");
            server.restart();
            assertThat(server.command("GET", "app:1")).isEqualTo("(nil)");
        }
    }

    @Test
    void user_withoutRules_mayDoEverything() {
        try (RedisServer server = RedisServer.builder().user("admin", PASSWORD).start()) {
            assertThat(server.command("ACL", "WHOAMI")).isEqualTo("admin");
            assertThat(server.command("FLUSHALL")).isEqualTo("OK");
        }
    }

    @Test
    void user_besideAPassword_leavesCommandsToTheDefaultUser() {
        try (RedisServer server = RedisServer.builder()
                .user("reader", "other", "+@read")
                .password(PASSWORD)
                .start()) {
            assertThat(server.command("ACL", "WHOAMI")).isEqualTo("default");
            assertThat(server.command("AUTH", "reader", "other")).isEqualTo("OK");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void passwords_areNeitherInToStringNorInTheProcessTable() throws IOException {
        String first = "secret-of-default";
        String second = "secret-of-alice";
        RedisServerBuilder builder = RedisServer.builder().password(first).user("alice", second);
        try (RedisServer server = builder.start()) {
            for (long pid : new long[] {server.pid(), server.watchdogPid()}) {
                assertThat(processTable(pid, "cmdline")).isNotEmpty().doesNotContain(first, second);
                assertThat(processTable(pid, "environ")).doesNotContain(first, second);
            }
            assertThat(server.toString() + builder).doesNotContain(first, second);
            assertThat(new AclUser("alice", second, List.of())).asString().doesNotContain(second);

            Path directory = Path.of(server.command("CONFIG", "GET", "dir").split("\n")[1]);
            assertThat(mode(directory)).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("redis.conf"))).isEqualTo("rw-------");
        }
    }

    @Test
    void passwords_areNotInTheErrorOfAFailedStart() {
        RedisServerBuilder builder =
                RedisServer.builder().password(PASSWORD).user("alice", "secret-of-alice", "+nonsense");

        assertThatThrownBy(builder::start)
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining("nonsense")
                .message()
                .doesNotContain("secret-of-alice", PASSWORD);
    }

    private static String processTable(long pid, String what) throws IOException {
        return new String(Files.readAllBytes(Path.of("/proc", String.valueOf(pid), what)), StandardCharsets.UTF_8);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
