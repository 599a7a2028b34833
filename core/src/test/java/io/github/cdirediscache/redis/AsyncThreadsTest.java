package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which threads the loaders of values that come later are begun. */
@RedisTest
@Timeout(60)
class AsyncThreadsTest {

    /** More than the manager has threads for what happens later, and than this machine may have in its common pool. */
    private static final int MANY = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private final RedisServer server;
    private TestCaches caches;

    AsyncThreadsTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    private static LoadOptions options(Cache<String> cache, Duration wait) {
        return cache.loadOptions().withLoadWait(wait);
    }

    @Test
    void getOrLoadAsync_nobodyLoads_beginsInTheCallersThread() {
        Cache<String> cache = caches.cache(String.class);
        AtomicReference<Thread> begun = new AtomicReference<>();
        CompletableFuture<String> value = cache.getOrLoadAsync(
                        "k",
                        () -> {
                            begun.set(Thread.currentThread());
                            return CompletableFuture.completedFuture("v");
                        },
                        cache.loadOptions())
                .toCompletableFuture();
        assertThat(value).isCompletedWithValue("v");
        assertThat(begun).hasValue(Thread.currentThread());
    }

    @Test
    void getOrLoadAsync_waitedForAnotherProcess_beginsInThreadsOfTheManagersOwnAsManyAsNeeded() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        Cache<String> other = caches.cache(String.class);
        Cache<String> cache = caches.cache(String.class);
        List<String> keys = IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> other.getOrLoadAsync(key, () -> never, other.loadOptions()));
        assertBeginTogether(cache, keys);
        never.complete("late");
    }

    @Test
    void getOrLoadAsync_waitedForAnotherCaller_beginsInThreadsOfTheManagersOwnAsManyAsNeeded() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        Cache<String> cache = caches.cache(String.class);
        List<String> keys = IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> cache.getOrLoadAsync(key, () -> never, cache.loadOptions()));
        assertBeginTogether(cache, keys);
        never.complete("late");
    }

    /** Loaders that wait for each other would never end in a few threads that are also used for something else. */
    private static void assertBeginTogether(Cache<String> cache, List<String> keys) throws Exception {
        CyclicBarrier together = new CyclicBarrier(keys.size());
        List<CompletableFuture<String>> values = keys.stream()
                .map(key -> cache.getOrLoadAsync(
                                key,
                                () -> CompletableFuture.completedFuture(met(together)),
                                options(cache, Duration.ofMillis(50)))
                        .toCompletableFuture())
                .toList();
        for (CompletableFuture<String> value : values) {
            assertThat(value.get(30, TimeUnit.SECONDS)).startsWith("cdi-redis-cache-");
        }
    }

    private static String met(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
            return Thread.currentThread().getName();
        } catch (Exception apart) {
            throw new IllegalStateException(apart);
        }
    }

    @Test
    void getOrLoadAsync_loadersBlockThreadsOfTheManager_leasesAreRenewedAllTheSame() throws Exception {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CountDownLatch release = new CountDownLatch(1);
        Cache<String> other = caches.cache(String.class);
        Cache<String> cache = caches.cache(String.class);
        List<String> keys = IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> other.getOrLoadAsync(key, () -> new CompletableFuture<>(), other.loadOptions()));
        CountDownLatch blocked = new CountDownLatch(MANY);
        keys.forEach(key -> cache.getOrLoadAsync(
                key,
                () -> {
                    blocked.countDown();
                    await(release);
                    return CompletableFuture.completedFuture("v");
                },
                options(cache, Duration.ofMillis(50))));
        try {
            assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<String> value = cache.getOrLoadAsync(
                            "slow", () -> slow, cache.loadOptions().withLease(Duration.ofSeconds(6)))
                    .toCompletableFuture();
            awaitRenewal("stories:1:slow");
            slow.complete("v");
            assertThat(value.get(30, TimeUnit.SECONDS)).isEqualTo("v");
            assertThat(cache.get("slow")).contains("v");
        } finally {
            release.countDown();
        }
    }

    /** The JDK has one thread for the timeouts of all futures of a process, and whoever goes on in it can block it. */
    @Test
    void getOrLoadAsync_somebodyBlocksTheJdksThreadForTimeouts_waitersGetTheirAnswersAllTheSame() throws Exception {
        Cache<String> cache = caches.cache(String.class);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> late = new CompletableFuture<>();
        CompletableFuture<Void> blocking = late.thenAccept(now -> await(release));
        late.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS);
        try {
            cache.getOrLoadAsync("k", () -> new CompletableFuture<>(), cache.loadOptions());
            CompletableFuture<String> value = cache.getOrLoadAsync(
                            "k", () -> CompletableFuture.completedFuture("own"), options(cache, Duration.ofMillis(50)))
                    .toCompletableFuture();
            assertThat(value.get(30, TimeUnit.SECONDS)).isEqualTo("own");
        } finally {
            release.countDown();
            blocking.get(30, TimeUnit.SECONDS);
        }
    }

    /** The time to live of a lease goes down, but for when it is renewed. */
    private void awaitRenewal(String physicalKey) {
        AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        Awaitility.await().until(() -> {
            long left = Long.parseLong(server.command("PTTL", physicalKey));
            return left > least.getAndAccumulate(left, Math::min);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
