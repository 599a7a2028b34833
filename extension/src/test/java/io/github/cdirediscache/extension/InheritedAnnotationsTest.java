package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.interceptors.CacheResult;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@RedisTest
class InheritedAnnotationsTest {

    private static final AtomicInteger RUNS = new AtomicInteger();

    interface Greeter {

        @CacheResult(cacheName = "greetings", key = "{0}")
        default String greet(String name) {
            return "hello " + name + " " + RUNS.incrementAndGet();
        }
    }

    @ApplicationScoped
    static class Polite implements Greeter {}

    @CacheResult
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Cached {}

    @Cached
    @ApplicationScoped
    static class Stereotyped {}

    @Test
    void cacheResult_onADefaultMethod_isCached(RedisServer server) {
        try (TestApplication application =
                TestApplication.of(Polite.class).with(server).start()) {
            Greeter greeter = application.get(Polite.class);
            assertThat(greeter.greet("you")).isEqualTo(greeter.greet("you")).startsWith("hello you");
        }
    }

    @Test
    void stereotype_withACachingAnnotation_isADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Stereotyped.class).with(server).failure())
                .hasMessageContaining(Stereotyped.class.getName())
                .hasMessageContaining("stereotype");
    }

    @Test
    void setting_thatRefersToNothing_isADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Polite.class)
                        .with(server)
                        .with("redis-cache.greetings.timeout", "${no.such.key}")
                        .failure())
                .hasMessageContaining("redis-cache.greetings.timeout")
                .hasMessageContaining("no.such.key");
    }
}
