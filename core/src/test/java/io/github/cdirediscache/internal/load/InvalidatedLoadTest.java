package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that are invalidated while they are loaded: what was loaded is not stored, and later callers do not join. */
@ParameterizedClass
@EnumSource(Style.class)
class InvalidatedLoadTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    InvalidatedLoadTest(Style style) {
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
    void load_invalidatedWhileTheLoaderRuns_isGivenToItsCallerAndNotStored() {
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader);
        there.invalidate("k");
        loader.gives("outdated");
        assertThat(caller).isCompletedWithValue("outdated");
        assertThat(entries.read("k")).isEmpty();
    }

    @Test
    void load_invalidatedJustBeforeTheStore_isNotStored() {
        here.leases.before(Step.STORE, () -> there.invalidate("k"));
        assertThat(scene.call(here, scene.source("outdated"))).isCompletedWithValue("outdated");
        assertThat(entries.read("k")).isEmpty();
    }

    @Test
    void load_putWhileTheLoaderRuns_winsOverWhatIsLoaded() {
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader);
        entries.put("k", "put", LoadScene.FRESH.toMillis(), 0);
        loader.gives("loaded");
        assertThat(caller).isCompletedWithValue("loaded");
        assertThat(entries.value("k")).contains("put");
    }

    @Test
    void load_callerAfterAnInvalidationElsewhere_doesNotJoinTheOutdatedLoad() {
        Source outdated = scene.source();
        CompletableFuture<String> before = scene.call(here, outdated);
        there.invalidate("k");

        assertThat(scene.call(here, scene.source("new"))).isCompletedWithValue("new");
        outdated.gives("old");

        assertThat(before).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_callersAfterAnInvalidation_joinTheLoadThatBeganAfterItAlsoWhenTheOutdatedOneEnds() {
        Source outdated = scene.source();
        scene.call(here, outdated);
        there.invalidate("k");
        Source loader = scene.source();
        CompletableFuture<String> second = scene.call(here, loader);
        CompletableFuture<String> third = scene.call(here, loader);
        outdated.gives("old");
        CompletableFuture<String> fourth = scene.call(here, loader);

        loader.gives("new");

        assertThat(List.of(second, third, fourth))
                .allSatisfy(caller -> assertThat(caller).isCompletedWithValue("new"));
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void load_invalidatedAndClaimedElsewhere_waitsForThatLoadAndNotForTheOutdatedOne() {
        Source outdated = scene.source();
        scene.call(here, outdated);
        there.invalidate("k");
        Source loader = scene.source();
        scene.call(there, loader);
        CompletableFuture<String> caller = scene.call(here, scene.source());
        outdated.gives("old");
        time.advance(1_000);
        assertThat(caller).isNotDone();
        loader.gives("new");
        time.advance(100);
        assertThat(caller).isCompletedWithValue("new");
    }

    @Test
    void load_callersThatWaitedBeforeAnInvalidation_areServedWhatTheyWaitedFor() {
        Source loader = scene.source();
        scene.call(here, loader);
        CompletableFuture<String> waiting = scene.call(here, scene.source());
        there.invalidate("k");
        loader.gives("v");
        assertThat(waiting).isCompletedWithValue("v");
    }

    @Test
    void detach_loadUnderWay_isNotJoinedByLaterCallersAndServesEarlierOnes() {
        Source outdated = scene.source();
        scene.call(here, outdated);
        CompletableFuture<String> earlier = scene.call(here, scene.source());
        here.invalidate("k");
        assertThat(scene.call(here, scene.source("new"))).isCompletedWithValue("new");
        outdated.gives("old");
        assertThat(earlier).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void detach_leaseIsStillThere_laterCallerWaitsForTheLeaseAndNotForTheFlight() {
        assertLaterCallersAskForTheLease(() -> here.loading.detach(Keys.of("k")));
    }

    @Test
    void detachAll_leaseIsStillThere_laterCallerWaitsForTheLeaseAndNotForTheFlight() {
        assertLaterCallersAskForTheLease(here.loading::detachAll);
    }

    /** As when the invalidation waits to be delivered: the lease is still there, and the caller's read saw it. */
    private void assertLaterCallersAskForTheLease(Runnable detach) {
        Source outdated = scene.source();
        scene.call(here, outdated);
        detach.run();
        CompletableFuture<String> later = scene.call(here, scene.source("new"));
        assertThat(later).isNotDone();
        entries.invalidate("k");
        time.advance(100);
        assertThat(later).isCompletedWithValue("new");
        outdated.gives("old");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void detach_otherKey_leavesTheLoad() {
        Source loader = scene.source();
        scene.call(here, loader);
        here.loading.detach(Keys.of("other"));
        CompletableFuture<String> second = scene.call(here, scene.source());
        loader.gives("v");
        assertThat(second).isCompletedWithValue("v");
    }
}
