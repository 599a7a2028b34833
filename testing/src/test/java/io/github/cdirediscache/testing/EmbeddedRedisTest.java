package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    @AfterEach
    void stop() {
        EmbeddedRedis.stopShared();
    }

    @Test
    void shared_calledAtOnce_startsOneServer() {
        List<CompletableFuture<RedisServer>> calls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(EmbeddedRedis::shared))
                .limit(4)
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(EmbeddedRedis.shared().command("PING")).isEqualTo("PONG");
    }

    @Test
    void shared_withoutThePassword_refusesCommands() throws IOException {
        RedisServer server = EmbeddedRedis.shared();

        try (RespConnection stranger = new Endpoint(server.port(), Optional.empty()).open(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> stranger.send("GET", "k")).hasMessageContaining("NOAUTH");
        }
        assertThat(server.url()).matches("redis://default:[0-9a-f]{48}@127.0.0.1:" + server.port());
        EmbeddedRedis.stopShared();
        assertThat(EmbeddedRedis.shared().url().split("@")[0])
                .isNotEqualTo(server.url().split("@")[0]);
    }

    @Test
    void shared_killed_runsAgain() {
        RedisServer server = EmbeddedRedis.shared();
        server.kill();

        assertThat(EmbeddedRedis.shared()).isSameAs(server);
        assertThat(server.isRunning()).isTrue();
    }

    @Test
    void shared_closedBySomebody_isStartedAnew() {
        RedisServer server = EmbeddedRedis.shared();
        server.close();

        assertThat(EmbeddedRedis.shared()).isNotSameAs(server);
        assertThat(EmbeddedRedis.shared().isRunning()).isTrue();
    }

    @Test
    void stopShared_twice_closesTheServer() {
        RedisServer server = EmbeddedRedis.shared();

        EmbeddedRedis.stopShared();
        EmbeddedRedis.stopShared();

        assertThat(server.isRunning()).isFalse();
    }
}
