package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loads whose callers wait, each in a thread of its own. */
class BlockingLoadTest {

    private final LoadScene scene = new LoadScene(Style.BLOCKING);
    private final FakeTime time = scene.time;
    private final Entries entries = scene.entries;
    private final Process here = scene.here;
    private final Process there = scene.there;

    @AfterEach
    void nothingIsLeftBehind() {
        scene.assertNothingIsLeftBehind();
    }

    private FakeTime.Started<String> start(Process process, Source loader) {
        return time.start(() -> process.get("k", loader, OPTIONS));
    }

    @Test
    void load_loaderIsInterrupted_isThrownAndThoseWhoWaitTryThemselves() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        loader.fails(new InterruptedException("interrupt"));
        LoadScene.assertFailure(first).isInstanceOf(InterruptedException.class);
        assertThat(here.leases.steps()).startsWith(Step.CLAIM, Step.RELEASE);
        assertThat(second).isCompletedWithValue("second");
    }

    @Test
    void load_callerComesWhileTheClaimIsUnderWay_waitsForThatLoad() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        here.leases.before(Step.CLAIM, () -> await(answer));
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, scene.source());
        assertThat(loader.runs()).isZero();
        answer.complete(null);
        loader.gives("v");
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
        assertThat(here.leases.count(Step.CLAIM)).isEqualTo(1);
    }

    /** The claim found a value that was invalidated before the second caller asked. */
    @Test
    void load_callerComesWhileAnOutdatedAnswerIsOnItsWay_asksForItself() {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        here.leases.before(Step.CLAIM, () -> entries.put("k", "old", LoadScene.FRESH.toMillis(), 0));
        here.leases.beforeTheAnswer(() -> await(arrived));
        CompletableFuture<String> first = scene.call(here, scene.source());
        there.invalidate("k");
        CompletableFuture<String> second = scene.call(here, scene.source("new"));
        arrived.complete(null);
        time.settle();
        assertThat(first).isCompletedWithValue("old");
        assertThat(second).isCompletedWithValue("new");
    }

    /** The lease was granted before the invalidation, but the loader begins after it. */
    @Test
    void load_callerComesWhileAGrantIsOnItsWay_isServedByThatLoader() {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        here.leases.beforeTheAnswer(() -> await(arrived));
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        there.invalidate("k");
        CompletableFuture<String> second = scene.call(here, scene.source());
        arrived.complete(null);
        loader.gives("new");
        assertThat(first).isCompletedWithValue("new");
        assertThat(second).isCompletedWithValue("new");
    }

    /** The same with a stale value, which the second caller may not be served. */
    @Test
    void load_callerComesWhileAnOutdatedStaleValueIsOnItsWay_asksForItself() {
        LoadOptions options = OPTIONS.withStaleFor(Duration.ofHours(1));
        scene.stale(options);
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        here.leases.beforeTheAnswer(() -> await(arrived));
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, options);
        there.invalidate("k");
        CompletableFuture<String> second = scene.call(here, scene.source("new"), options);
        arrived.complete(null);
        time.settle();
        assertThat(second).isCompletedWithValue("new");
        loader.gives("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_callerComesWhileTheValueIsBeingStored_isServed() {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        here.leases.before(Step.STORE, () -> await(stored));
        CompletableFuture<String> first = scene.call(here, scene.source("v"));
        CompletableFuture<String> second = scene.call(here, scene.source());
        assertThat(first).isNotDone();
        stored.complete(null);
        time.settle();
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
    }

    private void await(CompletableFuture<Void> event) {
        try {
            time.await(event);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void load_waitsForAnotherProcess_asksNoLaterThanAtTheEndOfItsWait() {
        LoadOptions brief = OPTIONS.withLoadWait(Duration.ofMillis(5));
        Source slow = scene.source();
        scene.call(there, slow);
        scene.chance.always(0.999);
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"), brief);
        time.advance(6);
        assertThat(waiting).isCompletedWithValue("own");
        slow.gives("slow");
    }

    @Test
    void load_interruptedWhileItWaitsForAnotherCaller_throwsAndKeepsTheStatus() {
        Source loader = scene.source();
        scene.call(here, loader);
        assertInterruptible();
        loader.gives("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void load_interruptedWhileItWaitsForAnotherProcess_throwsAndKeepsTheStatus() {
        Source loader = scene.source();
        scene.call(there, loader);
        assertInterruptible();
        loader.gives("v");
        assertThat(entries.value("k")).contains("v");
    }

    private void assertInterruptible() {
        Source notRun = scene.source();
        AtomicBoolean status = new AtomicBoolean();
        FakeTime.Started<String> waiting = time.start(() -> {
            try {
                return here.get("k", notRun, OPTIONS);
            } finally {
                status.set(Thread.interrupted());
            }
        });
        assertThat(waiting.result()).isNotDone();
        waiting.interruptAndSettle();
        LoadScene.assertFailure(waiting.result()).isInstanceOf(CacheInterruptedException.class);
        assertThat(status).isTrue();
        assertThat(notRun.runs()).isZero();
    }

    @Test
    void load_theOneThatAsksAnotherProcessIsInterrupted_thoseWhoWaitForItGoOn() {
        Source loader = scene.source();
        scene.call(there, loader);
        FakeTime.Started<String> asking = start(here, scene.source());
        CompletableFuture<String> second = scene.call(here, scene.source());
        asking.interruptAndSettle();
        assertThat(asking.result()).isCompletedExceptionally();
        assertThat(second).isNotDone();
        loader.gives("v");
        time.advance(100);
        assertThat(second).isCompletedWithValue("v");
    }

    @Test
    void load_threadIsInterruptedWhileItsLoaderRuns_isThrownAndFreesTheKey() {
        FakeTime.Started<String> caller = start(here, scene.source());
        caller.interruptAndSettle();
        LoadScene.assertFailure(caller.result()).isInstanceOf(InterruptedException.class);
        assertThat(entries.read("k")).isEmpty();
    }

    @Test
    void load_loaderLeavesItsThreadInterrupted_storesAndKeepsTheStatus() {
        AtomicBoolean duringStore = new AtomicBoolean(true);
        AtomicBoolean afterwards = new AtomicBoolean();
        here.leases.before(
                Step.STORE, () -> duringStore.set(Thread.currentThread().isInterrupted()));
        Source loader =
                scene.source("v").beginsWith(() -> Thread.currentThread().interrupt());
        FakeTime.Started<String> caller = time.start(() -> {
            String value = here.get("k", loader, OPTIONS);
            afterwards.set(Thread.interrupted());
            return value;
        });
        assertThat(caller.result()).isCompletedWithValue("v");
        assertThat(duringStore).isFalse();
        assertThat(afterwards).isTrue();
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void close_whileACallerWaitsForAnotherProcess_isServedWhatThatStored() {
        Source loader = scene.source();
        scene.call(there, loader);
        CompletableFuture<String> waiting = scene.call(here, scene.source());
        time.close();
        time.advance(1_000);
        loader.gives("v");
        time.advance(100);
        assertThat(waiting).isCompletedWithValue("v");
    }
}
