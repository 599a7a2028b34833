package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultReaderTest {

    @CacheDefaults(cacheName = "stories", nullTimeout = "${null.time:3m}")
    static class Stories {
        @CacheResult
        String plain(long id) {
            return "";
        }

        @CacheResult(
                key = "everything.{id}",
                timeout = "1h",
                nullTimeout = "2h",
                staleFor = "3h",
                earlyRefresh = "1.5",
                lease = "4m",
                loadWait = "5h",
                cachedExceptions = IOException.class,
                exceptionTimeout = "1s")
        String everything(long id) {
            return "";
        }

        @CacheResult(skipGet = true, timeout = "1h", nullTimeout = "2h")
        String refresh(long id) {
            return "";
        }
    }

    static class Others {
        @CacheResult
        String plain(long id) {
            return "";
        }

        @CacheResult(key = "timeout.{id}", timeout = "1h")
        String timeout(long id) {
            return "";
        }
    }

    private final LoadOptions ofCache = new LoadOptions(
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ZERO,
            true,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            value -> false,
            KeptFailures.NONE);

    @Test
    void options_nothingSaid_areTheCaches() throws Exception {
        assertThat(options(Others.class, "plain")).isEqualTo(ofCache);
    }

    @Test
    void options_ofCacheDefaults_areTaken() throws Exception {
        assertThat(options(Stories.class, "plain")).isEqualTo(ofCache.withNullTimeToLive(Duration.ofMinutes(3)));
    }

    @Test
    void options_timeoutAlone_leavesTheTimeOfNull() throws Exception {
        LoadOptions options = options(Others.class, "timeout");
        assertThat(options.timeToLive()).isEqualTo(Duration.ofHours(1));
        assertThat(options.nullTimeToLive()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void options_everythingSaid_isTaken() throws Exception {
        LoadOptions options = options(Stories.class, "everything");
        assertThat(options.failures().timeToLive()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.failures().write(new IOException("a"))).contains("java.io.IOException\na");
        assertThat(options)
                .isEqualTo(new LoadOptions(
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(3),
                        true,
                        1.5,
                        Duration.ofMinutes(4),
                        Duration.ofHours(5),
                        ofCache.unless(),
                        options.failures()));
    }

    @Test
    void plan_skipGet_isAStoreWithItsTimes() throws Exception {
        CallPlan.Store store = (CallPlan.Store) plan(Stories.class, "refresh");
        assertThat(store.timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(store.nullTimeout()).isEqualTo(Duration.ofHours(2));
        assertThat(store.isResult()).isTrue();
    }

    private LoadOptions options(Class<?> beanClass, String method) throws Exception {
        return ((CallPlan.Load) plan(beanClass, method)).options().apply(ofCache);
    }

    private static CallPlan plan(Class<?> beanClass, String method) throws Exception {
        MethodPlanner planner = new MethodPlanner(key -> Optional.empty(), problem -> {
            throw new AssertionError(problem);
        });
        planner.plan(beanClass);
        return planner.plans()
                .of(beanClass, beanClass.getDeclaredMethod(method, long.class))
                .result();
    }
}
