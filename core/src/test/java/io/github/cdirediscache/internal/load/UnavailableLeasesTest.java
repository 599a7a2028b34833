package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads while nobody can be asked for a lease. */
@ParameterizedClass
@EnumSource(Style.class)
class UnavailableLeasesTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    UnavailableLeasesTest(Style style) {
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
    void load_claimIsUnavailable_runsTheLoaderAndStoresNothing() {
        here.leases.lose(Step.CLAIM, 1);
        assertThat(scene.call(here, scene.source("v"))).isCompletedWithValue("v");
        assertThat(here.leases.steps()).containsExactly(Step.CLAIM);
        assertThat(entries.read("k")).isEmpty();
        assertThat(here.counts.missed).hasValue(1);
        assertThat(here.counts.loaded).hasValue(1);
    }

    @Test
    void load_claimIsUnavailableWhileItWaitsForAnotherProcess_runsItsOwnLoader() {
        Source slow = scene.source();
        scene.call(there, slow);
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"));
        here.leases.lose(Step.CLAIM, 1);
        time.advance(100);
        assertThat(waiting).isCompletedWithValue("own");
        slow.gives("slow");
        assertThat(entries.value("k")).contains("slow");
    }

    @Test
    void load_storeIsLost_servesItsCallersAllTheSame() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, loader);
        here.leases.lose(Step.STORE, 1);
        loader.gives("v");
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
        entries.invalidate("k");
    }

    @Test
    void load_claimThrows_reachesThatCallerAndThoseWhoWaitTryThemselves() {
        Source slow = scene.source();
        scene.call(there, slow);
        CompletableFuture<String> first = scene.call(here, scene.source());
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        here.leases.before(Step.CLAIM, () -> {
            throw new IllegalStateException("raised");
        });
        slow.fails(new IllegalStateException("boom"));
        time.advance(200);
        LoadScene.assertFailure(first).hasMessage("raised");
        assertThat(second).isCompletedWithValue("second");
        assertThat(entries.value("k")).contains("second");
    }
}
