package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static io.github.cdirediscache.internal.load.LoadScene.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers are served while a value is computed anew. */
@ParameterizedClass
@EnumSource(Style.class)
class StaleLoadTest {

    private static final LoadOptions STALE = OPTIONS.withStaleFor(Duration.ofSeconds(30));
    private static final LoadOptions EARLY = OPTIONS.withEarlyRefresh(1);

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    StaleLoadTest(Style style) {
        scene = new LoadScene(style);
        time = scene.time;
        entries = scene.entries;
        here = scene.here;
        there = scene.there;
    }

    @AfterEach
    void nothingIsLeftBehind() {
        scene.assertNothingIsLeftBehind();
    }

    @Test
    void load_staleValue_isServedToAllButTheOneThatLoads() {
        scene.stale(STALE);
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, STALE);
        assertThat(scene.call(here, scene.source(), STALE)).isCompletedWithValue("stale");
        assertThat(scene.call(there, scene.source(), STALE)).isCompletedWithValue("stale");
        assertThat(here.counts.stale).hasValue(1);
        assertThat(there.counts.stale).hasValue(1);
        assertThat(first).isNotDone();
        loader.gives("new");
        assertThat(first).isCompletedWithValue("new");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_staleValueToSeveralCallers_isAnObjectOfEachOnesOwn() {
        scene.stale(STALE);
        Source loader = scene.source();
        scene.call(here, loader, STALE);
        String second = scene.call(here, loader, STALE).getNow(null);
        assertThat(scene.call(here, loader, STALE).getNow(null))
                .isEqualTo(second)
                .isNotSameAs(second);
        loader.gives("new");
    }

    @Test
    void load_staleValueWasUsableUntilNow_callersWaitForTheNewOne() {
        scene.stale(STALE);
        Source loader = scene.source();
        scene.call(here, loader, STALE);
        time.advance(STALE.staleFor().toMillis());
        CompletableFuture<String> sameProcess = scene.call(here, scene.source(), STALE);
        CompletableFuture<String> otherProcess = scene.call(there, scene.source(), STALE);
        assertThat(sameProcess).isNotDone();
        assertThat(otherProcess).isNotDone();
        loader.gives("new");
        time.advance(100);
        assertThat(sameProcess).isCompletedWithValue("new");
        assertThat(otherProcess).isCompletedWithValue("new");
    }

    @Test
    void load_waitIsOverAfterTheStaleValueWasUsable_runsItsOwnLoader() {
        scene.stale(STALE);
        Source loader = scene.source();
        scene.call(here, loader, STALE);
        time.advance(STALE.staleFor().toMillis());
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"), STALE);
        time.advance(WAIT.toMillis());
        assertThat(waiting).isCompletedWithValue("own");
        loader.gives("new");
    }

    @Test
    void load_loaderFailsAndThereIsAStaleValue_servesIt() {
        scene.stale(STALE);
        assertThat(scene.call(here, scene.failing(new IOException("boom")), STALE))
                .isCompletedWithValue("stale");
        assertThat(here.counts.stale).hasValue(1);
        assertThat(here.counts.failed).hasValue(1);
        assertThat(here.leases.steps()).containsExactly(Step.CLAIM, Step.RELEASE);
        assertThat(entries.read("k")).isPresent();
    }

    @Test
    void load_loaderFailsAndStaleValuesDontStandIn_throwsAndKeepsTheStaleValue() {
        scene.stale(STALE);
        IOException boom = new IOException("boom");
        LoadScene.assertFailure(scene.call(here, scene.failing(boom), STALE.withStaleOnError(false)))
                .isSameAs(boom);
        Source loader = scene.source();
        scene.call(here, loader, STALE);
        assertThat(scene.call(here, loader, STALE)).isCompletedWithValue("stale");
        loader.gives("new");
    }

    @Test
    void load_loaderFailsWithAnErrorOrInterrupt_isThrownThoughThereIsAStaleValue() {
        for (Throwable failure : List.of(new AssertionError("error"), new InterruptedException("interrupt"))) {
            scene.stale(STALE);
            LoadScene.assertFailure(scene.call(here, scene.failing(failure), STALE))
                    .isSameAs(failure);
        }
    }

    @Test
    void load_loaderFailsWhenTheStaleValueIsUsableNoMore_throws() {
        scene.stale(STALE);
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader, STALE);
        time.advance(STALE.staleFor().toMillis());
        loader.fails(new IllegalStateException("boom"));
        LoadScene.assertFailure(caller).hasMessage("boom");
    }

    @Test
    void load_valueIsComputedAnewEarly_othersAreServedTheFreshOne() {
        entries.put("k", "fresh", 60_000, 0);
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, EARLY);
        assertThat(loader.isRunning()).isTrue();
        assertThat(scene.call(here, scene.source(), EARLY)).isCompletedWithValue("fresh");
        assertThat(scene.call(there, scene.source(), EARLY)).isCompletedWithValue("fresh");
        assertThat(scene.call(there, scene.source(), OPTIONS)).isCompletedWithValue("fresh");
        assertThat(here.counts.fresh).hasValue(1);
        assertThat(there.counts.fresh).hasValue(1);
        assertThat(here.counts.stale).hasValue(0);
        loader.gives("new");
        assertThat(first).isCompletedWithValue("new");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_valueComputedAnewEarlyFails_servesTheFreshOneWhateverTheOptions() {
        entries.put("k", "fresh", 60_000, 0);
        Source loader = scene.failing(new IllegalStateException("boom"));
        assertThat(scene.call(here, loader, EARLY.withStaleOnError(false))).isCompletedWithValue("fresh");
        assertThat(entries.value("k")).contains("fresh");
        assertThat(here.counts.fresh).hasValue(1);
    }

    @Test
    void load_valueComputedAnewEarlyFailsAfterItsEnd_throws() {
        entries.put("k", "fresh", 1_000, 0);
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader, EARLY);
        time.advance(1_000);
        loader.fails(new IllegalStateException("boom"));
        LoadScene.assertFailure(caller).hasMessage("boom");
    }

    @Test
    void load_claimForAnEarlyRefreshIsUnavailable_servesTheFreshValueWithoutALoad() {
        entries.put("k", "fresh", 60_000, 0);
        here.leases.lose(Step.CLAIM, 1);
        Source notRun = scene.source();
        assertThat(scene.call(here, notRun, EARLY)).isCompletedWithValue("fresh");
        assertThat(notRun.runs()).isZero();
        assertThat(here.counts.fresh).hasValue(1);
    }
}
