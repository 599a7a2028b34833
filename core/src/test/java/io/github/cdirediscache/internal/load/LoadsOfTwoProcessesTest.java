package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static io.github.cdirediscache.internal.load.LoadScene.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One process loads, the other waits for what it stores. */
@ParameterizedClass
@EnumSource(Style.class)
class LoadsOfTwoProcessesTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    LoadsOfTwoProcessesTest(Style style) {
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
    void load_otherProcessLoads_isServedWhatItStored() {
        Source loader = scene.source();
        scene.call(there, loader);
        Source notRun = scene.source();
        CompletableFuture<String> waiting = scene.call(here, notRun);
        time.advance(1_000);
        assertThat(waiting).isNotDone();

        loader.gives("v");
        time.advance(100);

        assertThat(waiting).isCompletedWithValue("v");
        assertThat(notRun.runs()).isZero();
        assertThat(here.leases.count(Step.STORE)).isZero();
    }

    @Test
    void load_otherProcessFails_runsItsOwnLoader() {
        Source loader = scene.source();
        scene.call(there, loader);
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"));
        loader.fails(new IllegalStateException("boom"));
        time.advance(100);
        assertThat(waiting).isCompletedWithValue("own");
        assertThat(entries.value("k")).contains("own");
    }

    @Test
    void load_callersWhileTheProcessWaitsForAnother_waitForTheOneThatAsks() {
        Source loader = scene.source();
        scene.call(there, loader);
        CompletableFuture<String> first = scene.call(here, scene.source());
        long claims = here.leases.count(Step.CLAIM);
        CompletableFuture<String> second = scene.call(here, scene.source());
        assertThat(here.leases.count(Step.CLAIM)).isEqualTo(claims);
        loader.gives("v");
        time.advance(100);
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
    }

    @Test
    void load_waitForAnotherCallerIsOver_runsItsOwnLoader() {
        Source slow = scene.source();
        scene.call(here, slow);
        Source own = scene.source("own");
        CompletableFuture<String> waiting = scene.call(here, own);
        time.advance(WAIT.toMillis() - 1);
        assertThat(own.runs()).isZero();
        time.advance(1);
        assertThat(waiting).isCompletedWithValue("own");
        slow.gives("slow");
        assertThat(entries.value("k")).contains("slow");
    }

    @Test
    void load_waitForAnotherProcessIsOver_runsItsOwnLoaderAndLeavesTheLease() {
        Source slow = scene.source();
        scene.call(there, slow);
        Source own = scene.source("own");
        CompletableFuture<String> waiting = scene.call(here, own);
        time.advance(WAIT.toMillis() - 1);
        assertThat(own.runs()).isZero();
        time.advance(200);
        assertThat(waiting).isCompletedWithValue("own");
        assertThat(entries.isHeld("k")).isTrue();
        slow.gives("slow");
        assertThat(entries.value("k")).contains("slow");
    }

    @Test
    void load_waitsForNobody_runsItsOwnLoaderAtOnce() {
        LoadOptions options = OPTIONS.withLoadWait(Duration.ZERO);
        Source slow = scene.source();
        scene.call(there, slow);
        assertThat(scene.call(here, scene.source("own"), options)).isCompletedWithValue("own");
        slow.gives("slow");
    }

    @Test
    void load_waitsWithoutAnEnd_waits() {
        LoadOptions options = OPTIONS.withLoadWait(Cache.FOREVER);
        Source slow = scene.source();
        scene.call(there, slow);
        CompletableFuture<String> first = scene.call(here, scene.source(), options);
        CompletableFuture<String> second = scene.call(here, scene.source(), options);
        time.advance(2 * WAIT.toMillis());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        slow.gives("v");
        time.advance(100);
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
    }
}
