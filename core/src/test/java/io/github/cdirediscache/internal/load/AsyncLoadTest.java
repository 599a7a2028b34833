package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loads whose callers are told later. */
class AsyncLoadTest {

    private final LoadScene scene = new LoadScene(Style.ASYNC);
    private final FakeTime time = scene.time;
    private final Entries entries = scene.entries;
    private final Process here = scene.here;
    private final Process there = scene.there;

    @AfterEach
    void nothingIsLeftBehind() {
        scene.assertNothingIsLeftBehind();
    }

    private CompletableFuture<String> loaded(Supplier<? extends CompletionStage<String>> loader) {
        Call<String> call = new Call<>(Keys.of("k"), OPTIONS, null, new byte[0], time.nanos(), token -> false);
        CompletableFuture<String> result =
                here.loading.async().load(call, loader).toCompletableFuture();
        time.settle();
        return result;
    }

    @Test
    void load_loaderThrowsAtOnce_isWhatTheStageFailsWith() {
        IllegalStateException boom = new IllegalStateException("boom");
        LoadScene.assertFailure(loaded(() -> {
                    throw boom;
                }))
                .isSameAs(boom);
        assertThat(here.counts.failed).hasValue(1);
    }

    @Test
    void load_stageFailsWithWhatAnotherStageAdded_isUnwrapped() {
        IOException boom = new IOException("boom");
        CompletableFuture<String> call = loaded(() -> CompletableFuture.failedFuture(new CompletionException(boom)));
        assertThat(call.handle((value, failure) -> failure)).isCompletedWithValue(boom);
    }

    @Test
    void load_loaderGivesNoStage_isAFailureOfThatCall() {
        LoadScene.assertFailure(loaded(() -> null)).isInstanceOf(NullPointerException.class);
        assertThat(loaded(() -> CompletableFuture.completedFuture("next"))).isCompletedWithValue("next");
    }

    @Test
    void load_nobodyLoads_beginsInTheCallersThread() {
        AtomicReference<Thread> began = new AtomicReference<>();
        Source loader = scene.source("v").beginsWith(() -> began.set(Thread.currentThread()));
        Thread caller = time.start(() -> here.getLater("k", loader, OPTIONS));
        assertThat(began).hasValue(caller);
    }

    @Test
    void load_waitedForAnotherCaller_goesOnInTheExecutorAndNotInTheThreadThatEndsTheLoad() {
        Source loader = scene.source();
        LoadOptions broken = OPTIONS.withUnless(value -> {
            throw new IllegalStateException("broken predicate");
        });
        scene.call(here, loader, broken);
        AtomicReference<Thread> began = new AtomicReference<>();
        Source second = scene.source("v").beginsWith(() -> began.set(Thread.currentThread()));
        CompletableFuture<String> waiting = scene.call(here, second);

        Thread ending = time.start(() -> loader.stage().toCompletableFuture().complete("outdated"));

        assertThat(waiting).isCompletedWithValue("v");
        assertThat(began.get()).isNotNull().isNotSameAs(ending);
    }

    @Test
    void load_waitedForAnotherProcess_asksAgainInTheExecutorAndNotInTheSchedulersThread() {
        Deque<Runnable> work = new ArrayDeque<>();
        Process process = new Process(entries, time, scene.chance, work::add);
        Source slow = scene.source();
        scene.call(there, slow);
        CompletableFuture<String> waiting = scene.call(process, scene.source());
        slow.gives("v");
        time.advance(100);
        assertThat(process.leases.count(Step.CLAIM)).isEqualTo(1);
        work.remove().run();
        assertThat(waiting).isCompletedWithValue("v");
    }

    @Test
    void load_callerGivesUp_theLoadGoesOnAndIsStored() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, OPTIONS);
        CompletableFuture<String> second = scene.call(here, loader, OPTIONS);
        first.cancel(true);
        loader.gives("v");
        assertThat(second).isCompletedWithValue("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void load_waiterGivesUp_othersAreServed() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, OPTIONS);
        CompletableFuture<String> second = scene.call(here, loader, OPTIONS);
        CompletableFuture<String> third = scene.call(here, loader, OPTIONS);
        second.cancel(true);
        loader.gives("v");
        assertThat(first).isCompletedWithValue("v");
        assertThat(third).isCompletedWithValue("v");
    }

    @Test
    void close_whileACallerWaitsForAnotherProcess_runsItsOwnLoader() {
        Source slow = scene.source();
        scene.call(there, slow, OPTIONS);
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"), OPTIONS);
        time.close();
        time.advance(100);
        assertThat(waiting).isCompletedWithValue("own");
        slow.gives("slow");
    }

    @Test
    void close_beforeACallerHasToWaitForAnotherProcess_runsItsOwnLoader() {
        Source slow = scene.source();
        scene.call(there, slow, OPTIONS);
        time.close();
        assertThat(scene.call(here, scene.source("own"), OPTIONS)).isCompletedWithValue("own");
        slow.gives("slow");
    }
}
