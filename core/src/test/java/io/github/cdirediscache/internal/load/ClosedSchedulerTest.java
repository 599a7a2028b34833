package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.RENEWAL_MILLIS;
import static io.github.cdirediscache.internal.load.LoadScene.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads under way while the manager is being closed. */
@ParameterizedClass
@EnumSource(Style.class)
class ClosedSchedulerTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;

    ClosedSchedulerTest(Style style) {
        scene = new LoadScene(style);
        time = scene.time;
        entries = scene.entries;
        here = scene.here;
    }

    @AfterEach
    void nothingIsLeftBehind() {
        scene.assertNothingIsLeftBehind();
    }

    @Test
    void close_whileALoaderRuns_theLoadEndsAsUsual() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, loader);
        time.close();
        loader.gives("v");
        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
        assertThat(entries.value("k")).contains("v");
    }

    @Test
    void close_beforeALoad_loadsWithoutRenewals() {
        time.close();
        Source loader = scene.source();
        CompletableFuture<String> caller = scene.call(here, loader);
        time.advance(RENEWAL_MILLIS);
        loader.gives("v");
        assertThat(caller).isCompletedWithValue("v");
        assertThat(here.leases.count(Step.RENEW)).isZero();
    }

    @Test
    void close_whileACallerWaitsForAnotherCaller_isServed() {
        Source loader = scene.source();
        scene.call(here, loader);
        CompletableFuture<String> waiting = scene.call(here, scene.source("own"));
        time.close();
        time.advance(WAIT.toMillis());
        assertThat(waiting).isCompletedWithValue("own");
        loader.gives("late");
        entries.invalidate("k");
    }
}
