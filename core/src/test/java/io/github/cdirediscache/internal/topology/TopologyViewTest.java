package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When servers are asked for their roles, and who waits for it. */
class TopologyViewTest {

    private static final Findings NONE = new Findings();

    private final AtomicLong now = new AtomicLong(1);
    private final List<String> told = new ArrayList<>();
    private @Nullable String answer = "one";
    private int asked;

    private TopologyView<String> view() {
        return new TopologyView<>(null, this::ask, unknown -> told.add("unknown"), now::get, 5);
    }

    private String ask(@Nullable String before, Findings findings) {
        asked++;
        if (answer == null) {
            throw new CacheUnavailableException("nobody knows", null);
        }
        return answer;
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void get_isAskedOnceAndAgainWhenOutdated() {
        TopologyView<String> view = view();
        assertThat(view.get()).isEqualTo("one");
        assertThat(view.get()).isEqualTo("one");
        assertThat(asked).isEqualTo(1);

        answer = "two";
        pass(200);
        assertThat(view.insteadOf("one", NONE)).isEqualTo("two");
        assertThat(view.insteadOf("one", NONE)).isEqualTo("two");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void insteadOf_askedJustBefore_isNotAskedAgainUnlessCertainlyOutdated() {
        TopologyView<String> view = view();
        view.get();
        answer = "two";
        assertThat(view.insteadOf("one", NONE)).isEqualTo("one");
        assertThat(view.insteadOfOutdated("one", NONE)).isEqualTo("two");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void get_nobodyKnows_isToldOnceAndTriedAgainAfterAPause() {
        TopologyView<String> view = view();
        answer = null;
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(view::get);
        }
        assertThat(asked).isEqualTo(1);
        pass(200);
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(view::get);
        assertThat(asked).isEqualTo(2);
        assertThat(told).containsExactly("unknown");

        pass(200);
        answer = "one";
        assertThat(view.get()).isEqualTo("one");
    }

    @Test
    void insteadOf_nobodyKnowsBetter_keepsWhatWasSeen() {
        TopologyView<String> view = view();
        view.get();
        pass(200);
        answer = null;
        assertThat(view.insteadOf("one", NONE)).isEqualTo("one");
        assertThat(view.get()).isEqualTo("one");
    }

    @Test
    void recent_afterAWhile_isAskedAnew() {
        TopologyView<String> view = view();
        assertThat(view.recent(NONE)).isEqualTo("one");
        answer = "two";
        pass(4_000);
        assertThat(view.recent(NONE)).isEqualTo("one");
        pass(2_000);
        assertThat(view.recent(NONE)).isEqualTo("two");
    }

    @Test
    void recent_somebodyAsksJustNow_isNotWaitedFor() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TopologyView<String> view = new TopologyView<>(
                "one",
                (before, findings) -> {
                    asking.countDown();
                    await(goOn);
                    return "two";
                },
                unknown -> told.add("unknown"),
                now::get,
                5);
        pass(6_000);
        CompletableFuture<String> asker = CompletableFuture.supplyAsync(() -> view.recent(NONE));
        asking.await();
        assertThat(view.recent(NONE)).isEqualTo("one");
        goOn.countDown();
        assertThat(asker.get(20, TimeUnit.SECONDS)).isEqualTo("two");
        assertThat(view.recent(NONE)).isEqualTo("two");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
