package io.github.cdirediscache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static List<String> unread(String... names) {
        return Variables.unread(List.of(names), Set.of("stories", "top-ten"));
    }

    @Test
    void unread_variablesThatAreSettings_areNone() {
        assertThat(unread(
                        "PATH",
                        "REDIS_URL",
                        "REDIS_CACHE_STORIES_TIMEOUT",
                        "redis_cache_stories_timeout",
                        "REDIS_CACHE_TOP_TEN_POOL_MAX_WAIT",
                        "REDIS_CACHE_DEFAULT_LOCATIONS",
                        "REDIS_CACHE_TRACING",
                        "REDIS_CACHE_STORIES_SERIALIZER_OWN_OPTION",
                        "REDIS_CACHE_DEFAULT_SERIALIZER_OWN_OPTION",
                        "REDIS_CACHE_SERVICE_HOST",
                        "REDIS_CACHE_PORT",
                        "REDIS_CACHE_MASTER_SERVICE_HOST",
                        "REDIS_CACHE_MASTER_SERVICE_PORT_REDIS",
                        "REDIS_CACHE_PORT_6379_TCP_ADDR"))
                .isEmpty();
    }

    @Test
    void unread_portWithoutAService_isNamed() {
        assertThat(unread("REDIS_CACHE_STORIES_PORT"))
                .singleElement()
                .asString()
                .contains("REDIS_CACHE_STORIES_PORT");
    }

    @Test
    void unread_others_areNamedWithASuggestion() {
        assertThat(unread("REDIS_CACHE_STORYS_TIMEOUT", "REDIS_CACHE_STORIES_TIMOUT", "REDIS_CACHE_X"))
                .containsExactly(
                        "the environment variable REDIS_CACHE_STORIES_TIMOUT sets nothing: no cache and option is called"
                                + " so; did you mean REDIS_CACHE_STORIES_TIMEOUT?",
                        "the environment variable REDIS_CACHE_STORYS_TIMEOUT sets nothing: no cache and option is called"
                                + " so; did you mean REDIS_CACHE_STORIES_TIMEOUT?",
                        "the environment variable REDIS_CACHE_X sets nothing: no cache and option is called so");
    }
}
