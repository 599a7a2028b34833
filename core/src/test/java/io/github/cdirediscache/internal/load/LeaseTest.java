package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.LEASE;
import static io.github.cdirediscache.internal.load.LoadScene.RENEWAL_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loaders that run longer than their lease, and leases that run out. */
@ParameterizedClass
@EnumSource(Style.class)
class LeaseTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    LeaseTest(Style style) {
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
    void load_loaderRunsLongerThanItsLease_isRenewedUntilItEnds() {
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader);
        CompletableFuture<String> waiting = scene.call(there, scene.source());
        time.advance(5 * LEASE.toMillis());
        assertThat(here.leases.count(Step.RENEW)).isEqualTo(15);
        assertThat(waiting).isNotDone();

        loader.gives("v");
        time.advance(LEASE.toMillis());

        assertThat(caller).isCompletedWithValue("v");
        assertThat(waiting).isCompletedWithValue("v");
        assertThat(here.leases.count(Step.RENEW)).isEqualTo(15);
    }

    @Test
    void load_renewalBreaks_isTriedAgain() {
        Source loader = scene.source();
        scene.call(here, loader);
        here.leases.before(Step.RENEW, () -> {
            throw new OutOfMemoryError("a test's");
        });
        time.advance(3 * LEASE.toMillis());
        assertThat(entries.isHeld("k")).isTrue();
        assertThat(here.leases.count(Step.RENEW)).isEqualTo(9);
        loader.gives("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void releaseAll_loadersRun_othersNeedNotWait() {
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader);
        CompletableFuture<String> waiting = scene.call(there, scene.source("new"));
        assertThat(here.loading.holdsLeases()).isTrue();
        here.loading.releaseAll();
        assertThat(here.loading.holdsLeases()).isFalse();
        time.advance(200);
        assertThat(waiting).isCompletedWithValue("new");
        loader.gives("old");
        assertThat(caller).isCompletedWithValue("old");
        assertThat(entries.value("k")).contains("new");
        assertThat(here.leases.count(Step.RENEW)).isZero();
    }

    @Test
    void load_oneRenewalIsLost_keepsTheLease() {
        Source loader = scene.source();
        scene.call(here, loader);
        time.advance(RENEWAL_MILLIS / 2);
        here.leases.lose(Step.RENEW, 1);
        time.advance(3 * LEASE.toMillis());
        assertThat(entries.isHeld("k")).isTrue();
        loader.gives("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void load_leaseRunsOutWhileItsLoaderRuns_otherProcessTakesOverAndItsValueIsStored() {
        Source slow = scene.source();
        CompletableFuture<String> first = scene.call(here, slow);
        here.leases.lose(Step.RENEW, Integer.MAX_VALUE);
        time.advance(LEASE.toMillis());
        Source loader = scene.source();
        CompletableFuture<String> second = scene.call(there, loader);
        assertThat(loader.isRunning()).isTrue();

        slow.gives("slow");
        assertThat(first).isCompletedWithValue("slow");
        assertThat(entries.value("k")).isEmpty();
        loader.gives("v");

        assertThat(second).isCompletedWithValue("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void load_leaseWasTakenOver_isRenewedNoMore() {
        Source slow = scene.source();
        scene.call(here, slow);
        here.leases.lose(Step.RENEW, 3);
        time.advance(LEASE.toMillis());
        Source loader = scene.source();
        scene.call(there, loader);
        time.advance(RENEWAL_MILLIS);
        long asked = here.leases.count(Step.RENEW);
        time.advance(LEASE.toMillis());
        assertThat(here.leases.count(Step.RENEW)).isEqualTo(asked);
        assertThat(there.leases.count(Step.RENEW)).isGreaterThanOrEqualTo(3);
        loader.gives("v");
        slow.gives("slow");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void load_leaseRanOut_laterCallerOfTheProcessTakesOver() {
        Source slow = scene.source();
        scene.call(here, slow);
        here.leases.lose(Step.RENEW, 3);
        time.advance(LEASE.toMillis());
        assertThat(scene.call(here, scene.source("new"))).isCompletedWithValue("new");
        slow.gives("slow");
        assertThat(entries.value("k")).contains("new");
    }

    @Test
    void load_callerWaitsForAHolderThatDied_takesOverWhenTheLeaseRunsOut() {
        Source dead = scene.source();
        scene.call(there, dead);
        there.leases.lose(Step.RENEW, Integer.MAX_VALUE);
        CompletableFuture<String> waiting = scene.call(here, scene.source("v"));
        time.advance(LEASE.toMillis() - 200);
        assertThat(waiting).isNotDone();
        time.advance(400);
        assertThat(waiting).isCompletedWithValue("v");
        assertThat(entries.value("k")).contains("v");
        dead.gives("dead");
    }
}
