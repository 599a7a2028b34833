package io.github.cdirediscache.internal.extension.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.extension.CdiRedisCacheExtension;
import io.github.cdirediscache.extension.TestApplication;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.PassivationCapable;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RedisTest
class ReadinessTest {

    @Dependent
    static class Fields {
        @Inject
        @Named
        Cache<String> words;
    }

    @Dependent
    static class Plain {}

    @BeforeAll
    static void provideResponses() {
        HealthCheckResponse.setResponseProvider(TestHealthResponse.Builder::new);
    }

    @AfterAll
    static void provideNoResponses() {
        HealthCheckResponse.setResponseProvider(null);
    }

    private static HealthCheckResponse ask(TestApplication app) {
        HealthCheckResponse response =
                app.get(HealthCheck.class, Readiness.Literal.INSTANCE).call();
        assertThat(response.getName()).isEqualTo("redis-cache");
        return response;
    }

    private static TestApplication.Builder application(RedisServer server) {
        return TestApplication.of(Fields.class)
                .with("redis-cache.words.locations", server.location())
                .with("redis-cache.words.socket-timeout", "2s")
                .with("redis-cache.words.breaker.open-for", "1ms");
    }

    @Test
    void call_serverAnswers_isUp(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            HealthCheckResponse response = ask(app);

            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(response.getData()).contains(Map.of("degraded", false, "cache.words", "up"));
        }
    }

    @Test
    void call_serverGoneAndLoad_isUpButDegradedUntilItIsBack(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            server.stop();
            HealthCheckResponse response = ask(app);
            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(response.getData())
                    .contains(Map.of("degraded", true, "cache.words", "no answer from " + server.location()));
            server.restart();
            assertThat(ask(app).getData()).contains(Map.of("degraded", false, "cache.words", "up"));
        }
    }

    @Test
    void call_serverHangsAndRaise_isDown(RedisServer server) {
        try (TestApplication app = application(server)
                .with("redis-cache.words.on-failure", "raise")
                .start()) {
            server.pause();
            assertThat(ask(app).getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            server.resume();
        }
    }

    @Test
    void call_serverRefusesWrites_isUpButDegradedAndSaysWhy(RedisServer server) {
        try (TestApplication app = application(server)
                .with("redis-cache.words.on-failure", "raise")
                .start()) {
            server.command("CONFIG", "SET", "min-replicas-to-write", "1");
            HealthCheckResponse response = ask(app);
            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(response.getData().orElseThrow()).containsEntry("degraded", true);
            assertThat(String.valueOf(response.getData().orElseThrow().get("cache.words")))
                    .contains(server.location(), "refused", "NOREPLICAS", "min-replicas-to-write");
            server.command("CONFIG", "SET", "min-replicas-to-write", "0");
            assertThat(ask(app).getData()).contains(Map.of("degraded", false, "cache.words", "up"));
        }
    }

    @Test
    void call_serverRefusesReadsAndRaise_isDown() {
        try (RedisServer server = RedisServer.builder()
                        .user("app", "secret", "~others:*", "+@all")
                        .start();
                TestApplication app = TestApplication.of(Fields.class)
                        .with("redis-cache.words.locations", server.url())
                        .with("redis-cache.words.on-failure", "raise")
                        .start()) {
            HealthCheckResponse response = ask(app);
            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(String.valueOf(response.getData().orElseThrow().get("cache.words")))
                    .contains("~words:*");
        }
    }

    @Test
    void call_replicaGoneAndRaise_isUpButDegradedSinceItsMasterAnswers() {
        try (RedisReplication group = RedisReplication.start(1);
                TestApplication app = TestApplication.of(Fields.class)
                        .with("redis-cache.default.topology", "replicated")
                        .with(
                                "redis-cache.default.locations",
                                group.master().location() + ","
                                        + group.replicas().get(0).location())
                        .with("redis-cache.default.on-failure", "raise")
                        .start()) {
            group.replicas().get(0).kill();
            HealthCheckResponse response = ask(app);

            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(response.getData().orElseThrow()).containsEntry("degraded", true);
        }
    }

    @Test
    void call_applicationHasEnded_isUpSinceItSaysNothingOfTheOthers(RedisServer server) {
        HealthCheck check;
        try (TestApplication app = application(server).start()) {
            check = app.get(HealthCheck.class, Readiness.Literal.INSTANCE);
        }

        HealthCheckResponse response = check.call();

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData()).contains(Map.of("application", "ended"));
    }

    @Test
    void call_cacheIsNotEnabled_isUpWithoutIt(RedisServer server) {
        try (TestApplication app =
                application(server).with("redis-cache.words.enabled", "false").start()) {
            assertThat(ask(app).getData()).contains(Map.of("degraded", false));
        }
    }

    @Test
    void bean_belongsToTheDeployment(RedisServer server) {
        try (TestApplication app = application(server).start()) {
            BeanManager beans = app.container().getBeanManager();
            Bean<?> check = beans.resolve(beans.getBeans(HealthCheck.class, Readiness.Literal.INSTANCE));

            assertThat(check.getBeanClass()).isNotEqualTo(CdiRedisCacheExtension.class);
            assertThat(check.getBeanClass().getClassLoader())
                    .isEqualTo(Thread.currentThread().getContextClassLoader());
            assertThat(check).isInstanceOf(PassivationCapable.class);
        }
    }

    @Test
    void bean_withoutCaches_isNotThere() {
        try (TestApplication app = TestApplication.of(Plain.class).start()) {
            assertThat(app.container()
                            .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                            .isUnsatisfied())
                    .isTrue();
        }
    }
}
