package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A caller is served only by a load whose loader began after the caller's own call, or whose lease the caller's read saw:
 * docs/decisions/0006-who-joins-a-load.md.
 */
@ParameterizedClass
@EnumSource(Style.class)
class WhoJoinsTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    WhoJoinsTest(Style style) {
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
    void load_runsWithoutALeaseAsTheClaimFailed_isNotJoinedAfterAnInvalidation() {
        here.leases.lose(Step.CLAIM, 1);
        assertLaterCallersDoNotJoin(scene.source());
    }

    @Test
    void load_runsWithoutALeaseAsTheWaitIsOver_isNotJoinedAfterAnInvalidation() {
        Source slow = scene.source();
        scene.call(there, slow);
        Source outdated = scene.source();
        CompletableFuture<String> first = scene.call(here, outdated);
        time.advance(LoadScene.WAIT.toMillis() + 100);
        assertThat(outdated.isRunning()).isTrue();
        there.invalidate("k");
        assertThat(scene.call(here, scene.source("new"))).isCompletedWithValue("new");
        outdated.gives("old");
        slow.gives("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
    }

    private void assertLaterCallersDoNotJoin(Source outdated) {
        CompletableFuture<String> first = scene.call(here, outdated);
        there.invalidate("k");
        assertThat(scene.call(here, scene.source("new"))).isCompletedWithValue("new");
        outdated.gives("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_readFailed_runsTheLoaderAndAsksForNothing() {
        here.readsFail(true);
        assertThat(scene.call(here, scene.source("v"))).isCompletedWithValue("v");
        assertThat(here.leases.steps()).isEmpty();
        assertThat(here.counts.missed).hasValue(1);
    }

    /** Nobody knows whether the key was invalidated in between: so they load anew, one of them for all that wait. */
    @Test
    void load_readFailedWhileALoadRuns_waitsForItsEndAndLoadsOnceMore() {
        here.readsFail(true);
        Source outdated = scene.source();
        CompletableFuture<String> first = scene.call(here, outdated);
        Source loader = scene.source();
        List<CompletableFuture<String>> later =
                List.of(scene.call(here, loader), scene.call(here, loader), scene.call(here, loader));
        assertThat(loader.runs()).isZero();
        outdated.gives("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(loader.runs()).isEqualTo(1);
        loader.gives("new");
        assertThat(later).allSatisfy(caller -> assertThat(caller).isCompletedWithValue("new"));
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void load_readFailedWhileALoadHoldsTheLease_isNotServedByThat() {
        Source outdated = scene.source();
        CompletableFuture<String> first = scene.call(here, outdated);
        there.invalidate("k");
        here.readsFail(true);
        CompletableFuture<String> later = scene.call(here, scene.source("new"));
        assertThat(later).isNotDone();
        outdated.gives("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(later).isCompletedWithValue("new");
    }

    @Test
    void load_readFailedAndTheLoadThatRunsHasNoEnd_loadsWhenTheWaitIsOver() {
        Source endless = scene.source();
        scene.call(here, endless);
        here.readsFail(true);
        CompletableFuture<String> later = scene.call(here, scene.source("new"));
        time.advance(LoadScene.WAIT.toMillis() - 100);
        assertThat(later).isNotDone();
        time.advance(200);
        assertThat(later).isCompletedWithValue("new");
        endless.gives("v");
    }

    @Test
    void load_readFailedWhileAStaleValueIsServed_isNotServedThat() {
        LoadOptions options = LoadScene.OPTIONS.withStaleFor(Duration.ofHours(1));
        scene.stale(options);
        Source loader = scene.source();
        scene.call(here, loader, options);
        there.invalidate("k");
        here.readsFail(true);
        CompletableFuture<String> later = scene.call(here, scene.source("new"), options);
        assertThat(later).isNotDone();
        loader.gives("old");
        assertThat(later).isCompletedWithValue("new");
    }

    @Test
    void load_manyWaitInVainForAnotherProcess_oneOfThemLoadsForAll() {
        Source slow = scene.source();
        scene.call(there, slow);
        Source loader = scene.source();
        List<CompletableFuture<String>> callers = List.of(
                scene.call(here, loader), scene.call(here, loader), scene.call(here, loader), scene.call(here, loader));
        time.advance(LoadScene.WAIT.toMillis() + 100);
        assertThat(loader.runs()).isEqualTo(1);
        loader.gives("own");
        assertThat(callers).allSatisfy(caller -> assertThat(caller).isCompletedWithValue("own"));
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(entries.value("k")).isEmpty();
        slow.gives("slow");
        assertThat(entries.value("k")).contains("slow");
    }

    @Test
    void load_lateLoadFails_allThatWaitGetItsFailure() {
        Source slow = scene.source();
        scene.call(there, slow);
        Source loader = scene.source();
        List<CompletableFuture<String>> callers = List.of(scene.call(here, loader), scene.call(here, loader));
        time.advance(LoadScene.WAIT.toMillis() + 100);
        loader.fails(new IllegalStateException("boom"));
        assertThat(callers).allSatisfy(caller -> LoadScene.assertFailure(caller).hasMessage("boom"));
        assertThat(loader.runs()).isEqualTo(1);
        slow.gives("slow");
    }

    @Test
    void load_lateLoadHasNoEnd_othersLoadAfterOneMoreWait() {
        Source slow = scene.source();
        scene.call(there, slow);
        Source endless = scene.source();
        CompletableFuture<String> first = scene.call(here, endless);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        time.advance(2 * LoadScene.WAIT.toMillis() + 100);
        assertThat(first).isNotDone();
        assertThat(second).isCompletedWithValue("second");
        endless.gives("v");
        slow.gives("slow");
        assertThat(first).isCompletedWithValue("v");
    }

    @Test
    void load_lateLoaderAsksForItsOwnKey_runsThrough() {
        Source slow = scene.source();
        scene.call(there, slow);
        List<CompletableFuture<String>> inner = new ArrayList<>();
        Source innerLoader = scene.source("inner");
        Source outer = scene.source("outer").beginsWith(() -> inner.add(scene.nested(here, innerLoader)));
        CompletableFuture<String> caller = scene.call(here, outer);
        time.advance(LoadScene.WAIT.toMillis() + 100);
        assertThat(caller).isCompletedWithValue("outer");
        assertThat(inner.get(0)).isCompletedWithValue("inner");
        slow.gives("slow");
    }

    @Test
    void load_readFailedAndTheLoaderAsksForItsOwnKey_runsThrough() {
        here.readsFail(true);
        List<CompletableFuture<String>> inner = new ArrayList<>();
        Source innerLoader = scene.source("inner");
        Source outer = scene.source("outer").beginsWith(() -> inner.add(scene.nested(here, innerLoader)));
        assertThat(scene.call(here, outer)).isCompletedWithValue("outer");
        assertThat(inner.get(0)).isCompletedWithValue("inner");
    }
}
