package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loaders that fail, and user code that fails around them. */
@ParameterizedClass
@EnumSource(Style.class)
class FailedLoadTest {

    private final LoadScene scene;
    private final FakeTime time;
    private final Entries entries;
    private final Process here;
    private final Process there;

    FailedLoadTest(Style style) {
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
    void load_loaderFails_isThrownAsItIsToAllOfTheProcessAndFreesTheKey() {
        IOException boom = new IOException("boom");
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, loader);
        loader.fails(boom);
        LoadScene.assertFailure(first).isSameAs(boom);
        LoadScene.assertFailure(second).isSameAs(boom);
        assertThat(here.counts.failed).hasValue(1);
        assertThat(here.leases.steps()).containsExactly(Step.CLAIM, Step.FAIL, Step.RELEASE);
        assertThat(scene.call(there, scene.source("next"))).isCompletedWithValue("next");
    }

    @Test
    void load_loaderFailsWithAnError_isThrownAsItIsAndFreesTheKey() {
        Error error = new AssertionError("error");
        LoadScene.assertFailure(scene.call(here, scene.failing(error))).isSameAs(error);
        assertThat(entries.read("k")).isEmpty();
    }

    @Test
    void load_failureIsKept_isThrownToLaterCallersUntilItExpires() {
        LoadOptions keeping = OPTIONS.withFailures(new KeepAll(Duration.ofSeconds(5)));
        LoadScene.assertFailure(scene.call(here, scene.failing(new IllegalStateException("boom")), keeping))
                .hasMessage("boom");
        Source notRun = scene.source();
        LoadScene.assertFailure(scene.call(here, notRun, keeping)).hasMessage("kept: boom");
        LoadScene.assertFailure(scene.call(there, notRun, keeping)).hasMessage("kept: boom");
        assertThat(notRun.runs()).isZero();
        time.advance(5_000);
        assertThat(scene.call(there, scene.source("v"), keeping)).isCompletedWithValue("v");
    }

    @Test
    void load_unlessThrows_reachesThatCallerAndFreesTheKeyForThoseWhoWait() {
        LoadOptions broken = OPTIONS.withUnless(value -> {
            throw new IllegalStateException("broken predicate");
        });
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, broken);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        loader.gives("v");
        LoadScene.assertFailure(first).hasMessage("broken predicate");
        assertThat(second).isCompletedWithValue("second");
        assertThat(entries.value("k")).contains("second");
    }

    /** Languages without checked exceptions throw those from everywhere. */
    @Test
    void load_loaderThrowsACheckedExceptionAtOnce_isThrownAsItIsAndFreesTheKey() {
        IOException boom = new IOException("boom");
        Source loader = scene.source().beginsWith(() -> {
            throw Rethrow.<RuntimeException>asItIs(boom);
        });
        LoadScene.assertFailure(scene.call(here, loader)).isSameAs(boom);
        assertThat(entries.read("k")).isEmpty();
        assertThat(scene.call(here, scene.source("next"))).isCompletedWithValue("next");
    }

    @Test
    void load_unlessThrowsACheckedException_reachesThatCallerAndFreesTheKeyForThoseWhoWait() {
        IOException boom = new IOException("boom");
        LoadOptions broken = OPTIONS.withUnless(value -> {
            throw Rethrow.<RuntimeException>asItIs(boom);
        });
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, broken);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        loader.gives("v");
        LoadScene.assertFailure(first).isSameAs(boom);
        assertThat(second).isCompletedWithValue("second");
    }

    @Test
    void load_valueCannotBeCopiedForThoseWhoWait_theyTryThemselvesAtOnce() {
        here.leases.beforeCopies(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        loader.gives("v");
        LoadScene.assertFailure(first).hasMessage("Java heap space");
        assertThat(second).isCompletedWithValue("v");
    }

    @Test
    void load_keptFailuresThrow_reachesThatCallerAndThoseWhoWaitTryThemselves() {
        LoadOptions broken = OPTIONS.withFailures(new KeepAll(Duration.ofSeconds(5)) {
            @Override
            public Optional<String> write(Throwable failure) {
                throw new IllegalStateException("broken keeper", failure);
            }
        });
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader, broken);
        CompletableFuture<String> second = scene.call(here, scene.source("second"));
        IOException boom = new IOException("boom");
        loader.fails(boom);
        LoadScene.assertFailure(first).hasMessage("broken keeper").hasSuppressedException(boom);
        time.advance(100);
        assertThat(second).isCompletedWithValue("second");
    }
}
