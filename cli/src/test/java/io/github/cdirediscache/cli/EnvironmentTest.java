package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that only the environment has. */
@RedisTest(password = "s3cret")
class EnvironmentTest {

    private static Map<String, String> environment(RedisServer server) {
        return Map.of(
                "REDIS_CACHE_DEFAULT_LOCATIONS",
                server.location(),
                "REDIS_CACHE_DEFAULT_PASSWORD",
                "s3cret",
                "REDIS_CACHE_TOP_STORIES_POOL_MAX_CONNECTIONS",
                "3",
                "REDIS_CACHE_STORIES_VERSION",
                "4",
                "PATH",
                "/bin");
    }

    @Test
    void caches_ofTheEnvironment_areListedWithTheirOrigin(RedisServer server) {
        Run run = Run.in(environment(server), "caches");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("default\n", "stories\n", "top-stories\n")
                .containsPattern("version +4 +redis-cache.stories.version in environment")
                .containsPattern("pool.max-connections +3 ")
                .doesNotContain("s3cret");
    }

    @Test
    void commands_withTheEnvironmentAlone_work(RedisServer server) {
        server.command("SET", "stories:4:1", "42");
        assertThat(Run.in(environment(server), "servers").exitCode()).isZero();
        Run clear = Run.in(environment(server), "clear", "stories", "--yes");
        assertThat(clear.err()).isEmpty();
        assertThat(clear.out()).isEqualTo("1 key removed\n");
    }

    @Test
    void commands_withDefaultLocationsOnly_takeAnyCache(RedisServer server) {
        server.command("SET", "topStories:1:1", "42");
        Map<String, String> environment = Map.of("REDIS_CACHE_DEFAULT_LOCATIONS", server.url());
        assertThat(Run.in(environment, "clear", "topStories", "--yes").out()).isEqualTo("1 key removed\n");
        assertThat(Run.in(environment, "servers").out()).contains("default");
    }

    @Test
    void caches_withoutAnySetting_saysHowToGiveThem() {
        Run run = Run.in(Map.of(), "caches");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--config", "REDIS_CACHE_DEFAULT_LOCATIONS");
    }

    @Test
    void names_thatFilesKnow_areNotGuessed() {
        List<String> files = List.of("redis-cache.topStories.timeout", "redis-cache.my_own.version");
        assertThat(EnvironmentCaches.of(
                        List.of(
                                "REDIS_CACHE_TOPSTORIES_TIMEOUT",
                                "REDIS_CACHE_MY_OWN_SERIALIZER_ACCEPTS",
                                "redis_cache_others_null_timeout",
                                "REDIS_CACHE_TRACING",
                                "REDIS_CACHE_STORIES_COLOUR"),
                        files))
                .containsExactly("others");
    }
}
