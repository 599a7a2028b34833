package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A lease that the new master has never heard of, as replication is asynchronous. The loader that holds it goes on, its
 * caller gets the value, and it is not stored: for all that the loader can know, the key was invalidated meanwhile.
 */
@Timeout(60)
class LostLeaseTest {

    private final CountDownLatch loading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private RedisReplication group;
    private TestCaches caches;

    @BeforeEach
    void start() {
        group = RedisReplication.start(1);
        String[] locations = group.servers().stream().map(RedisServer::location).toArray(String[]::new);
        caches = new TestCaches(
                group::servers,
                config -> config.topology(TopologyKind.REPLICATED)
                        .locations(locations)
                        .socketTimeout(Duration.ofMillis(300))
                        .connectTimeout(Duration.ofMillis(300))
                        .breakerOpenFor(Duration.ofMillis(100)));
    }

    @AfterEach
    void stop() {
        caches.close();
        group.close();
    }

    private String slowly() {
        loading.countDown();
        try {
            goOn.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return "first";
    }

    /** One process loads, and its lease is on the old master alone. */
    private CompletableFuture<String> loadAcrossAFailover() throws InterruptedException {
        Cache<String> first = caches.cache(String.class);
        RedisServer replica = group.replicas().get(0);
        group.disconnect(replica);
        CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> first.getOrLoad("k", () -> slowly()));
        assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
        group.master().kill();
        group.promote(replica);
        return value;
    }

    @Test
    void S15_otherProcessLoadsMeanwhile_itsValueStays() throws Exception {
        CompletableFuture<String> value = loadAcrossAFailover();
        Cache<String> second = caches.cache(String.class);
        assertThat(second.getOrLoad("k", () -> "second")).isEqualTo("second");
        goOn.countDown();
        assertThat(value.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(second.get("k")).contains("second");
    }

    @Test
    void S15_nobodyLoadsMeanwhile_valueIsGivenAndNotStored() throws Exception {
        CompletableFuture<String> value = loadAcrossAFailover();
        goOn.countDown();
        assertThat(value.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        Cache<String> second = caches.cache(String.class);
        AtomicInteger loads = new AtomicInteger();
        assertThat(second.getOrLoad("k", () -> "second " + loads.incrementAndGet()))
                .isEqualTo("second 1");
        assertThat(second.getOrLoad("k", () -> "second " + loads.incrementAndGet()))
                .isEqualTo("second 1");
    }
}
