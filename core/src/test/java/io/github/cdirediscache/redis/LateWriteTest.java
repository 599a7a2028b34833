package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.internal.log.LogLines;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateWriteTest extends LateWriteContract {

    private static final String PASSWORD = "s3cr3t-pw";

    @Override
    RedisServerBuilder builder() {
        return RedisServer.builder()
                .user("app", PASSWORD, "~*", "+@all")
                .user("no-kill", PASSWORD, "~*", "+@all", "-client|kill")
                .user("no-client", PASSWORD, "~*", "+@all", "-client");
    }

    @Test
    void put_poolOfTheUser_bytesArriveLate_doesNotComeBack() {
        withCache(config().poolProvider(MovedNameTest.Plain.class.getName()), cache -> {
            late(cache, () -> cache.put("k", "dropped"), () -> {});
            assertThat(cache.get("k")).isEmpty();
        });
    }

    @Test
    void put_namedUser_doesNotComeBack() {
        withCache(config().username("app").password(PASSWORD), cache -> {
            late(cache, () -> cache.put("k", "dropped"), () -> {});
            assertThat(cache.get("k")).isEmpty();
        });
    }

    @Test
    void put_masterOfReplicas_doesNotComeBack() {
        withCache(config().topology(TopologyKind.REPLICATED), cache -> {
            late(cache, () -> cache.put("k", "dropped"), () -> {});
            assertThat(cache.get("k")).isEmpty();
        });
    }

    /** The invalidation does not depend on the right, and the log says what is missing. */
    @Test
    void put_userMayNotCloseConnections_isInvalidatedAndSaid() {
        try (LogLines lines = LogLines.listening()) {
            withCache(config().username("no-kill").password(PASSWORD), cache -> {
                late(cache, () -> cache.put("k", "dropped"), () -> cache.get("k"));
                assertThat(lines.with("CRC1006", "+client|kill", "may be carried out later"))
                        .hasSize(1);
                cache.put("k", "newer");
                assertThat(cache.get("k")).contains("newer");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-client", "app"})
    void put_serverDoesNotTellConnections_isInvalidated(String user) {
        boolean isAsked = user.equals("no-client");
        withCache(config().username(user).password(PASSWORD).clientInfo(isAsked), cache -> {
            late(
                    cache,
                    () -> cache.put("k", "dropped"),
                    () -> assertThat(server().command("EXISTS", "c:1:k")).isEqualTo("0"));
            cache.put("k", "newer");
            assertThat(cache.get("k")).contains("newer");
        });
    }

    /** Numbers of connections begin again, and by then others have them. */
    @Test
    void put_serverIsRestarted_closesNobodyElse() throws IOException {
        try (CacheManager manager = RedisCacheManager.of(config().build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.get("warm-up");
            long lost = Long.parseLong(server().command("CLIENT", "LIST")
                    .lines()
                    .filter(client -> client.contains("name=cdi-redis-cache"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("id=([0-9]+) .*", "$1"));
            network().refuse();
            server().pause();
            cache.put("k", "dropped");
            server().kill();
            server().restart();
            List<Other> others = new ArrayList<>();
            while (others.isEmpty() || others.get(others.size() - 1).id <= lost) {
                others.add(new Other(server()));
            }
            assertThat(others).anyMatch(other -> other.id == lost);
            network().heal();
            await().until(() -> cache.statistics().pendingInvalidations() == 0);
            assertThat(server().command("INFO", "commandstats")).contains("client|kill:calls=1");
            for (Other other : others) {
                assertThat(other.ask("PING")).isEqualTo("+PONG");
                other.close();
            }
        }
    }

    /** A client that has nothing to do with the cache. */
    private static final class Other implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader answers;
        private final long id;

        Other(RedisServer server) throws IOException {
            socket = new Socket(server.host(), server.port());
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            id = Long.parseLong(ask("CLIENT ID").substring(1));
        }

        String ask(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(answers.readLine());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
