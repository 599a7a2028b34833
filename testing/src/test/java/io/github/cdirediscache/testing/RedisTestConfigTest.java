package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RedisTest(password = "s3cret")
class RedisTestConfigTest {

    private static final String LOCATIONS = "redis-cache.default.locations";

    private static String location() {
        return String.valueOf(new RedisTestConfig().getValue(LOCATIONS));
    }

    @BeforeAll
    @AfterAll
    static void hasTheServerFromTheBeginningToTheEnd(RedisServer server) {
        assertThat(location()).isEqualTo(server.location());
    }

    @Test
    void source_inATest_hasItsServer(RedisServer server) {
        ConfigSource source = ServiceLoader.load(ConfigSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(RedisTestConfig.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(source.getProperties())
                .containsOnlyKeys(LOCATIONS, "redis-cache.default.username", "redis-cache.default.password")
                .containsEntry(LOCATIONS, server.location())
                .containsEntry("redis-cache.default.password", "s3cret");
        assertThat(source.getPropertyNames()).contains(LOCATIONS);
        assertThat(source.getOrdinal()).isGreaterThan(400);
    }

    @Test
    void source_inAThreadOfTheTest_hasItsServer(RedisServer server) throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread thread = new Thread(() -> seen.complete(location()));
        thread.start();
        assertThat(seen.get()).isEqualTo(server.location());
    }

    @Test
    void source_afterTheTest_isEmpty(RedisServer server) {
        RunningTest.end();
        assertThat(new RedisTestConfig().getProperties()).isEmpty();
        RunningTest.begin(server);
    }

    @Nested
    @RedisTest
    class WithItsOwn {

        @Test
        void source_ofANestedClass_hasTheInnerServerAndAPasswordThatItTakes(RedisServer server) {
            assertThat(location()).isEqualTo(server.location());
            assertThat(server.command("AUTH", "default", server.passwordOfDefault()))
                    .isEqualTo("OK");
        }
    }
}
