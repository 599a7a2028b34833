package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.api.Test;

class SuspendFunctionsTest {

    /** What the Kotlin compiler makes of {@code suspend fun find(id: Long): String} and others. */
    static class Stories {
        @CacheResult(key = "{id}")
        public Object find(long id, Continuation<? super String> continuation) {
            return id;
        }

        @CacheResult
        public Object all(Continuation<? super List<String>> continuation) {
            return List.of();
        }

        @CachePut(key = "{id}")
        public Object store(long id, @CacheValue String text, Continuation<? super Void> continuation) {
            return text;
        }

        @CacheInvalidate(key = "{id}")
        @CacheInvalidateAll(cacheName = "lists")
        public Object delete(long id, Continuation<? super Void> continuation) {
            return id;
        }

        @CacheResult(key = "{id}")
        public String plain(long id) {
            return "story " + id;
        }
    }

    @Test
    void plan_ofSuspendFunctions_isOneProblemEach() {
        List<String> problems = new ArrayList<>();
        new MethodPlanner(key -> Optional.empty(), problems::add).plan(Stories.class);

        assertThat(problems)
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith(Stories.class.getName() + ".")
                        .contains("is a suspend function", "let a function without suspend return a CompletionStage"))
                .noneMatch(problem -> problem.contains("plain("));
    }
}
