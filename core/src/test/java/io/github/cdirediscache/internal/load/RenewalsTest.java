package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.LEASE;
import static io.github.cdirediscache.internal.load.LoadScene.RENEWAL_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which renewals wait for which. Threads begin when a test says so; one that does not is one that waits for a server. */
class RenewalsTest {

    private final LoadScene scene = new LoadScene(Style.ASYNC);
    private final FakeTime time = scene.time;
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private boolean areThreadsLeft = true;
    private final Process process = new Process(scene.entries, time, scene.chance, this::thread);
    private final Source loader = scene.source();

    private void thread(Runnable work) {
        if (!areThreadsLeft) {
            throw new RejectedExecutionException("no thread");
        }
        threads.add(work);
    }

    @BeforeEach
    void load() {
        for (String key : new String[] {"a1", "a2", "b1"}) {
            process.getLater(key, loader, LoadScene.OPTIONS);
        }
    }

    @AfterEach
    void nothingIsLeftBehind() {
        loader.gives("v");
        scene.assertNothingIsLeftBehind();
    }

    @Test
    void renew_aServerDoesNotAnswer_leasesOfOthersAreRenewed() {
        process.leases.placedBy(call -> Keys.textOf(call).charAt(0));
        time.advance(RENEWAL_MILLIS);
        assertThat(threads).as("one for each server").hasSize(2);
        Runnable silent = threads.remove();
        for (long passed = RENEWAL_MILLIS; passed < 2 * LEASE.toMillis(); passed += RENEWAL_MILLIS) {
            assertThat(threads).hasSize(1);
            threads.remove().run();
            time.advance(RENEWAL_MILLIS);
        }
        assertThat(scene.entries.isHeld("b1")).isTrue();
        assertThat(scene.entries.isHeld("a1")).isFalse();
        silent.run();
        threads.remove().run();
    }

    @Test
    void renew_severalAtOneServer_oneAfterTheOther() {
        time.advance(RENEWAL_MILLIS);
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(process.leases.count(Step.RENEW)).isEqualTo(3);
        time.advance(RENEWAL_MILLIS);
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(process.leases.count(Step.RENEW)).isEqualTo(6);
    }

    @Test
    void renew_noThreadIsLeft_isTriedAgain() {
        areThreadsLeft = false;
        time.advance(RENEWAL_MILLIS);
        areThreadsLeft = true;
        time.advance(RENEWAL_MILLIS);
        threads.remove().run();
        assertThat(process.leases.count(Step.RENEW)).isEqualTo(3);
        assertThat(threads).isEmpty();
    }

    @Test
    void renew_placeIsUnknown_isTriedAgain() {
        process.leases.placedBy(call -> {
            throw new IllegalStateException("unknown");
        });
        time.advance(RENEWAL_MILLIS);
        assertThat(threads).isEmpty();
        process.leases.placedBy(call -> "known");
        time.advance(RENEWAL_MILLIS);
        threads.remove().run();
        assertThat(process.leases.count(Step.RENEW)).isEqualTo(3);
    }
}
