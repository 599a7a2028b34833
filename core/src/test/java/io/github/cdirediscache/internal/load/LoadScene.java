package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeChance;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;

/** Two processes on the same entries, at a time that the test decides. */
final class LoadScene {

    static final Duration LEASE = Duration.ofSeconds(9);
    static final long RENEWAL_MILLIS = LEASE.toMillis() / 3;
    static final Duration WAIT = Duration.ofSeconds(60);
    static final Duration FRESH = Duration.ofHours(1);
    static final LoadOptions OPTIONS =
            new LoadOptions(FRESH, FRESH, Duration.ZERO, true, 0, LEASE, WAIT, value -> false, KeptFailures.NONE);

    final FakeTime time = new FakeTime();
    final FakeChance chance = new FakeChance();
    final Entries entries = new Entries(time);
    final Process here = process();
    final Process there = process();

    private final Style style;

    LoadScene(Style style) {
        this.style = style;
    }

    /** Begins a call for {@code k}, and lets it go as far as it can. */
    CompletableFuture<String> call(Process process, Source loader) {
        return call(process, loader, OPTIONS);
    }

    CompletableFuture<String> call(Process process, Source loader, LoadOptions options) {
        return style.call(time, process, "k", loader, options);
    }

    /** A call for {@code k} in the thread that runs a loader. */
    CompletableFuture<String> nested(Process process, Source loader) {
        return style.nested(process, loader, OPTIONS);
    }

    void assertNothingIsLeftBehind() {
        time.settle();
        assertThat(time.repeating()).as("renewals").isZero();
        assertThat(time.waiting()).as("threads that wait").isZero();
        assertThat(entries.held()).as("leases").isZero();
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(CompletableFuture<String> call) {
        assertThat(call).isCompletedExceptionally();
        return assertThatThrownBy(call::get).cause();
    }

    /** One more process. */
    Process process() {
        return new Process(entries, time, chance);
    }

    /** A loader that ends when the test says so. */
    Source source() {
        return new Source(time);
    }

    /** A loader that ends at once. */
    Source source(String value) {
        return source().gives(value);
    }

    /** A loader that fails at once. */
    Source failing(Throwable failure) {
        return source().fails(failure);
    }

    /** An expired value of {@code k}, which may be served for as long as the options say. */
    void stale(LoadOptions options) {
        entries.put("k", "stale", 1, options.staleFor().toMillis());
        time.advance(1);
    }
}
