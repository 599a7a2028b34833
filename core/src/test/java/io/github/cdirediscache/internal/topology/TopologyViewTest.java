package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When servers are asked for their roles, and who waits for it. */
class TopologyViewTest {

    private static final Findings NONE = new Findings();

    private final FakeTime now = new FakeTime();
    private final Inquiry inquiry = new Inquiry(now, Runnable::run, TimeUnit.SECONDS.toNanos(3));
    private final List<String> told = new ArrayList<>();
    private @Nullable String answer = "one";
    private volatile int asked;

    private TopologyView<String> view() {
        return new TopologyView<>(null, this::ask, unknown -> told.add("unknown"), inquiry, 5);
    }

    private String ask(@Nullable String before, Findings findings) {
        asked++;
        if (answer == null) {
            throw new CacheUnavailableException("nobody knows", null);
        }
        return answer;
    }

    private void pass(long millis) {
        now.advance(millis);
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
                inquiry,
                5);
        pass(6_000);
        CompletableFuture<String> asker = CompletableFuture.supplyAsync(() -> view.recent(NONE));
        asking.await();
        assertThat(view.recent(NONE)).isEqualTo("one");
        goOn.countDown();
        assertThat(asker.get(20, TimeUnit.SECONDS)).isEqualTo("two");
        assertThat(view.recent(NONE)).isEqualTo("two");
    }

    /** Asks nobody before a test opens the gate. */
    private TopologyView<String> gated(@Nullable String known, CompletableFuture<String> gate) {
        return new TopologyView<>(
                known,
                (before, findings) -> {
                    asked++;
                    try {
                        return now.await(gate);
                    } catch (InterruptedException | ExecutionException failed) {
                        throw new CacheUnavailableException("nobody knows", failed);
                    }
                },
                unknown -> told.add("unknown"),
                inquiry,
                5);
    }

    private List<FakeTime.Started<String>> callers(int count, Callable<String> call) {
        return Stream.generate(() -> now.start(call)).limit(count).toList();
    }

    private static void assertFailed(List<FakeTime.Started<String>> callers) {
        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller.result())
                        .failsWithin(Duration.ZERO)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(CacheUnavailableException.class));
    }

    @Test
    void get_manyCallersAndNothingIsKnown_oneAsksAndTheOthersWaitForIt() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated(null, gate);
        List<FakeTime.Started<String>> callers = callers(16, view::get);
        assertThat(now.waiting()).isEqualTo(16);
        gate.complete("one");
        now.settle();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isCompletedWithValue("one"));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void get_askerTakesTooLong_othersWaitNoLongerThanItMayTake() {
        TopologyView<String> view = gated(null, new CompletableFuture<>());
        FakeTime.Started<String> asker = now.start(view::get);
        pass(2_000);
        List<FakeTime.Started<String>> others = callers(15, view::get);
        pass(900);
        assertThat(now.waiting()).isEqualTo(16);
        pass(200);
        assertFailed(others);
        assertThat(asker.result()).isNotDone();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void anew_manyCallersAndNobodyKnows_failTogetherAndThenAtOnceForAWhile() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated("one", gate);
        List<FakeTime.Started<String>> callers = callers(16, () -> view.anew(new Findings()));
        pass(400);
        gate.completeExceptionally(new IllegalStateException("silence"));
        now.settle();
        assertFailed(callers);
        assertFailed(callers(16, () -> view.anew(new Findings())));
        pass(300);
        assertFailed(callers(16, () -> view.anew(new Findings())));
        assertThat(asked).isEqualTo(1);
        pass(200);
        assertFailed(callers(1, () -> view.anew(new Findings())));
        assertThat(asked).isEqualTo(2);
        assertThat(told).containsExactly("unknown");
    }

    @Test
    void anew_anotherCallerBeganToAskBefore_oneOfThoseThatWaitAsksAgainForAll() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated("one", gate);
        FakeTime.Started<String> first = now.start(() -> view.anew(new Findings()));
        List<FakeTime.Started<String>> callers = callers(16, () -> view.anew(new Findings()));
        gate.complete("two");
        now.settle();
        assertThat(first.result()).isCompletedWithValue("two");
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isCompletedWithValue("two"));
        assertThat(asked).isBetween(2, 3);
    }

    @Test
    void anew_askedInVain_callersKnowWhichServersAreSilent() {
        FakeNode hung = new FakeNode("hung");
        TopologyView<String> view = new TopologyView<>(
                "one",
                (before, findings) -> {
                    findings.add(hung, new NodeDownException("hangs", null));
                    throw new CacheUnavailableException("nobody knows", null);
                },
                unknown -> {},
                inquiry,
                5);
        for (int i = 0; i < 2; i++) {
            Findings findings = new Findings();
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> view.anew(findings));
            assertThat(findings.isSilent(hung)).isTrue();
        }
    }

    /** That it did not answer another caller once says nothing about this one's question. */
    @Test
    void anew_anotherCallerLeavesAServerOutAndFails_asksItself() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        FakeNode slow = new FakeNode("slow");
        TopologyView<String> view = new TopologyView<>(
                "one",
                (before, findings) -> {
                    if (!findings.isSilent(slow)) {
                        return "two";
                    }
                    try {
                        now.await(gate);
                    } catch (InterruptedException | ExecutionException failed) {
                        throw new IllegalStateException(failed);
                    }
                    throw new CacheUnavailableException("nobody knows", null);
                },
                unknown -> told.add("unknown"),
                inquiry,
                5);
        Findings lost = new Findings();
        lost.add(slow, new NodeDownException("lost", null));
        now.start(() -> view.insteadOf("one", lost));
        FakeTime.Started<String> other = now.start(() -> view.anew(new Findings()));
        gate.complete("open");
        now.settle();
        assertThat(other.result()).isCompletedWithValue("two");
        assertThat(told).isEmpty();
    }

    @Test
    void insteadOf_anotherCallerAsks_goesOnWithWhatWasSeenAfterAMoment() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated("one", gate);
        now.start(() -> view.anew(new Findings()));
        List<FakeTime.Started<String>> callers = callers(16, () -> view.insteadOf("one", new Findings()));
        assertThat(now.waiting()).isEqualTo(17);
        pass(150);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isCompletedWithValue("one"));
        assertThat(view.get()).isEqualTo("one");
        gate.complete("two");
        now.settle();
        assertThat(view.get()).isEqualTo("two");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void get_waiterIsInterrupted_failsAloneAndTheOthersAreServed() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated(null, gate);
        FakeTime.Started<String> asker = now.start(view::get);
        FakeTime.Started<String> interrupted = now.start(view::get);
        FakeTime.Started<String> other = now.start(view::get);
        interrupted.interruptAndSettle();
        assertFailed(List.of(interrupted));
        gate.complete("one");
        now.settle();
        assertThat(asker.result()).isCompletedWithValue("one");
        assertThat(other.result()).isCompletedWithValue("one");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void anew_askingThrowsWhatNobodyForesaw_viewIsOfUseAfterwards() {
        List<RuntimeException> bugs = new ArrayList<>(List.of(new IllegalStateException("a bug")));
        TopologyView<String> view = new TopologyView<>(
                null,
                (before, findings) -> {
                    if (!bugs.isEmpty()) {
                        throw bugs.remove(0);
                    }
                    return "one";
                },
                unknown -> {},
                inquiry,
                5);
        assertThatIllegalStateException().isThrownBy(view::get);
        pass(200);
        assertThat(view.get()).isEqualTo("one");
    }

    /** The thread that asks may never come back, of a name server for instance. */
    @Test
    void look_takesLongerThanItMay_anotherCallerLooks() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        List<CompletableFuture<String>> gates =
                new ArrayList<>(List.of(gate, CompletableFuture.completedFuture("two")));
        TopologyView<String> view = new TopologyView<>(
                null,
                (before, findings) -> {
                    try {
                        return now.await(gates.remove(0));
                    } catch (InterruptedException | ExecutionException failed) {
                        throw new CacheUnavailableException("nobody knows", failed);
                    }
                },
                unknown -> {},
                inquiry,
                5);
        FakeTime.Started<String> lost = now.start(view::get);
        pass(3_100);
        assertThat(now.start(() -> view.anew(new Findings())).result()).isCompletedWithValue("two");
        gate.complete("one");
        now.settle();
        assertThat(lost.result()).isCompletedWithValue("one");
        assertThat(view.get()).isEqualTo("two");
    }

    @Test
    void look_serversCouldNotBeAsked_isNotTold() {
        TopologyView<String> view = new TopologyView<>(
                "one",
                (before, findings) -> {
                    throw new NotAskedException("no connection was free", null);
                },
                unknown -> told.add("unknown"),
                inquiry,
                5);
        pass(6_000);
        assertThat(view.recent(NONE)).isEqualTo("one");
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> view.anew(NONE));
        assertThat(told).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void recent_notUsedForLong_callersWaitAMomentForTheOneThatAsks() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        TopologyView<String> view = gated("one", gate);
        pass(11_000);
        List<FakeTime.Started<String>> callers = callers(3, () -> view.recent(NONE));
        assertThat(now.waiting()).isEqualTo(3);
        gate.complete("two");
        now.settle();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isCompletedWithValue("two"));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void recent_notUsedForLongAndTheAskerHangs_callersGoOnAfterAMoment() {
        TopologyView<String> view = gated("one", new CompletableFuture<>());
        pass(11_000);
        now.start(() -> view.recent(NONE));
        List<FakeTime.Started<String>> callers = callers(3, () -> view.recent(NONE));
        pass(150);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isCompletedWithValue("one"));
        assertThat(asked).isEqualTo(1);
    }
}
