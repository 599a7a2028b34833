package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long several servers are asked, if some or all of them are silent. */
class InquiryTest {

    private final FakeTime time = new FakeTime();
    private final Executor threads = work -> time.start(() -> {
        work.run();
        return true;
    });
    private final Inquiry inquiry = Inquiry.within(Duration.ofSeconds(1), Duration.ofSeconds(1), time, threads);
    private final List<Node> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Node> answered = new ArrayList<>();
    private final List<Node> failed = new ArrayList<>();

    private static List<Node> servers(int count) {
        return IntStream.range(0, count)
                .<Node>mapToObj(i -> new FakeNode("s" + i))
                .toList();
    }

    private String answer(Node server, List<Node> hung, long millis) {
        asked.add(server);
        if (hung.contains(server)) {
            sleep(millis);
            throw new NodeDownException(server + " hangs", null);
        }
        return server.location();
    }

    private void sleep(long millis) {
        try {
            time.sleep(millis);
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    private boolean note(Node server, Reply<String> reply) {
        (reply.failure() == null ? answered : failed).add(server);
        return reply.failure() == null;
    }

    /** How many milliseconds something takes. */
    private long millis(Runnable what) {
        long begin = time.nanos();
        what.run();
        return TimeUnit.NANOSECONDS.toMillis(time.nanos() - begin);
    }

    @Test
    void within_timeoutsOfMilliseconds_leavesTimeForThisSide() {
        Duration milli = Duration.ofMillis(1);
        assertThat(Inquiry.within(milli, milli, time, threads).limitNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void inTurn_firstAnswers_nobodyElseIsAsked() {
        List<Node> servers = servers(3);
        inquiry.inTurn(inquiry.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(asked).containsExactly(servers.get(0));
        assertThat(answered).isEqualTo(asked);
    }

    @Test
    void inTurn_twoHang_nextOneIsAskedAfterAMoment() {
        List<Node> servers = servers(3);
        long took = millis(() -> inquiry.inTurn(
                inquiry.deadline(), servers, server -> answer(server, servers.subList(0, 2), 10_000), this::note));
        assertThat(took).isEqualTo(200);
        assertThat(answered).containsExactly(servers.get(2));
    }

    @Test
    void inTurn_allHang_endsAtTheDeadlineHoweverManyThereAre() {
        for (int count : new int[] {1, 3, 100}) {
            List<Node> servers = servers(count);
            failed.clear();
            long took = millis(() ->
                    inquiry.inTurn(inquiry.deadline(), servers, server -> answer(server, servers, 10_000), this::note));
            assertThat(took).isEqualTo(5_000);
            assertThat(failed).hasSameElementsAs(servers);
            assertThat(asked).containsAll(servers);
        }
    }

    @Test
    void all_oneHangs_othersAreAskedAtTheSameTime() {
        List<Node> servers = servers(3);
        long took = millis(() -> inquiry.all(
                inquiry.deadline(),
                servers,
                server -> answer(server, servers.subList(0, 1), 1_000),
                (server, reply) -> {
                    note(server, reply);
                    return false;
                }));
        assertThat(took).isEqualTo(1_000);
        assertThat(answered).containsExactly(servers.get(1), servers.get(2));
        assertThat(failed).containsExactly(servers.get(0));
    }

    private String hung(Node server) {
        return answer(server, List.of(server), 60_000);
    }

    private long timesAsked(Node server) {
        return asked.stream().filter(each -> each == server).count();
    }

    @Test
    void inTurn_oneHasNotAnsweredYet_isNotAskedAgainAndHasOneThread() {
        List<Node> servers = servers(2);
        for (int look = 0; look < 200; look++) {
            inquiry.inTurn(
                    inquiry.deadline(), servers, server -> answer(server, servers.subList(0, 1), 60_000), this::note);
        }
        assertThat(answered).hasSize(200).containsOnly(servers.get(1));
        assertThat(timesAsked(servers.get(0))).isEqualTo(1);
        assertThat(time.waiting()).isEqualTo(1);
        time.advance(60_000);
        inquiry.inTurn(inquiry.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(answered).endsWith(servers.get(0));
    }

    @Test
    void all_oneHasHadItsTime_failsAtOnceUntilItAnswers() {
        Node server = servers(1).get(0);
        assertThat(millis(() -> inquiry.all(inquiry.deadline(), List.of(server), this::hung, this::note)))
                .isEqualTo(5_000);
        List<Reply<String>> replies = new ArrayList<>();
        assertThat(millis(() -> inquiry.all(
                        inquiry.deadline(), List.of(server), this::hung, (asked, reply) -> replies.add(reply))))
                .isZero();
        assertThat(replies.get(0).failure())
                .isInstanceOf(NodeDownException.class)
                .hasMessageContaining("did not answer within 5000 ms");
        assertThat(timesAsked(server)).isEqualTo(1);
        time.advance(60_000);
        inquiry.all(inquiry.deadline(), List.of(server), each -> answer(each, List.of(), 0), this::note);
        assertThat(answered).containsExactly(server);
    }

    @Test
    void all_earlierQuestionFails_thisOneFailsWithIt() {
        List<Node> servers = servers(2);
        Node slow = servers.get(0);
        inquiry.inTurn(inquiry.deadline(), servers, server -> answer(server, List.of(slow), 1_000), this::note);
        long took = millis(() ->
                inquiry.all(inquiry.deadline(), List.of(slow), server -> answer(server, List.of(), 0), this::note));
        assertThat(took).isBetween(890L, 900L);
        assertThat(failed).containsExactly(slow);
        assertThat(timesAsked(slow)).isEqualTo(1);
    }

    /** What it says then may be older than the question. */
    @Test
    void all_earlierQuestionIsAnswered_isAskedAfterIt() {
        List<Node> servers = servers(2);
        Node slow = servers.get(0);
        AtomicInteger questions = new AtomicInteger();
        Function<Node, String> question = server -> {
            int number = questions.incrementAndGet();
            if (number == 1) {
                sleep(1_000);
            }
            return "answer " + number;
        };
        inquiry.inTurn(inquiry.deadline(), servers, question, this::note);
        List<Reply<String>> replies = new ArrayList<>();
        long took = millis(
                () -> inquiry.all(inquiry.deadline(), List.of(slow), question, (server, reply) -> replies.add(reply)));
        assertThat(took).isBetween(890L, 900L);
        assertThat(replies).containsExactly(Reply.of("answer 3"));
    }

    @Test
    void inTurn_timeIsOverBeforeSomeAreAsked_saysThatTheyWereNot() {
        List<Node> servers = servers(3);
        List<CacheException> failures = new ArrayList<>();
        inquiry.inTurn(inquiry.deadline(), servers, server -> answer(server, List.of(), 0), (server, reply) -> {
            if (reply.failure() == null) {
                sleep(6_000);
            } else {
                failures.add(reply.failure());
            }
            return false;
        });
        assertThat(asked).containsExactly(servers.get(0));
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(NotAskedException.class)
                        .hasMessageContaining("was not asked"));
        Findings findings = new Findings();
        findings.add(servers.get(1), failures.get(0));
        assertThat(findings.isSilent(servers.get(1))).isFalse();
    }

    @Test
    void all_timeIsOver_nobodyIsAsked() {
        inquiry.all(time.nanos(), servers(2), server -> answer(server, List.of(), 0), (server, reply) -> {
            assertThat(reply.failure()).isInstanceOf(NotAskedException.class);
            return note(server, reply);
        });
        assertThat(asked).isEmpty();
        assertThat(failed).hasSize(2);
    }

    @Test
    void noThreadBegins_callerAsksItselfAndTheThreadsFindNothingToDo() {
        List<Runnable> begun = new ArrayList<>();
        Inquiry alone = new Inquiry(time, begun::add, inquiry.limitNanos());
        List<Node> servers = servers(2);
        alone.inTurn(alone.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(answered).containsExactly(servers.get(0));
        begun.forEach(Runnable::run);
        assertThat(asked).containsExactly(servers.get(0));
        alone.inTurn(alone.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(answered).containsExactly(servers.get(0), servers.get(0));
    }

    @Test
    void questionEndsWithAnError_serverCanBeAskedAgain() {
        List<Node> servers = servers(1);
        inquiry.all(
                inquiry.deadline(),
                servers,
                server -> {
                    throw new StackOverflowError();
                },
                this::note);
        assertThat(failed).isEqualTo(servers);
        inquiry.all(inquiry.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(answered).isEqualTo(servers);
    }

    @Test
    void all_threadIsInterrupted_isServedAndStaysInterrupted() {
        FakeTime.Started<Boolean> caller = time.start(() -> {
            Inquiry inline = new Inquiry(time, Runnable::run, inquiry.limitNanos());
            Thread.currentThread().interrupt();
            inline.all(inline.deadline(), servers(2), server -> answer(server, List.of(), 0), this::note);
            return Thread.currentThread().isInterrupted();
        });
        assertThat(caller.result()).isCompletedWithValue(true);
        assertThat(answered).hasSize(1);
    }

    @Test
    void noThreadCanBeHad_callerAsksItself() {
        Executor none = work -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        Inquiry alone = new Inquiry(time, none, inquiry.limitNanos());
        List<Node> servers = servers(2);
        alone.inTurn(alone.deadline(), servers, server -> answer(server, List.of(), 0), this::note);
        assertThat(answered).containsExactly(servers.get(0));
        List<Exchange<String>> all = List.of(hanging("a"), hanging("b"), hanging("c"));
        assertThat(new Exchanges(time, none).finish(all))
                .extracting(each -> each.get().get(0).get())
                .containsExactly("a", "b", "c");
    }

    private Exchange<String> hanging(String name) {
        return () -> {
            sleep(1_000);
            return List.of(Reply.of(name));
        };
    }

    @Test
    void exchanges_allHang_costTwoLimitsHoweverManyThereAre() {
        Exchanges exchanges = new Exchanges(time, threads);
        List<Exchange<String>> all =
                IntStream.range(0, 20).mapToObj(i -> hanging("s" + i)).toList();
        List<Supplier<List<Reply<String>>>> finished = new ArrayList<>();
        assertThat(millis(() -> finished.addAll(exchanges.finish(all)))).isEqualTo(2_000);
        assertThat(finished)
                .extracting(each -> each.get().get(0).get())
                .startsWith("s0", "s1", "s2")
                .endsWith("s19");
    }

    @Test
    void exchanges_beginningOneIsSlow_othersHoldNoConnection() {
        Exchanges exchanges = new Exchanges(time, threads);
        List<String> open = Collections.synchronizedList(new ArrayList<>());
        List<Supplier<Exchange<String>>> begin = IntStream.range(0, 20)
                .<Supplier<Exchange<String>>>mapToObj(i -> () -> {
                    sleep(1_000);
                    open.add("s" + i);
                    return () -> {
                        open.remove("s" + i);
                        return List.of(Reply.of("s" + i));
                    };
                })
                .toList();
        List<Exchange<String>> begun = new ArrayList<>();
        assertThat(millis(() -> begun.addAll(exchanges.begin(begin)))).isEqualTo(2_000);
        assertThat(open).containsExactly("s0");
        assertThat(begun)
                .extracting(each -> each.finish().get(0).get())
                .startsWith("s0", "s1")
                .endsWith("s19");
        assertThat(open).isEmpty();
    }

    @Test
    void exchanges_noThreadBegins_callerFinishesAll() {
        List<Exchange<String>> all = List.of(hanging("a"), hanging("b"), hanging("c"));
        assertThat(new Exchanges(time, work -> {}).finish(all))
                .extracting(each -> each.get().get(0).get())
                .containsExactly("a", "b", "c");
    }

    /** Else those that have begun would keep their connections for ever. */
    @Test
    void exchanges_oneEndsWithAnError_othersAreFinished() {
        Exchanges exchanges = new Exchanges(time, threads);
        List<String> finished = new ArrayList<>();
        Exchange<String> other = () -> {
            finished.add("other");
            return List.of(Reply.of("v"));
        };
        List<Exchange<String>> begun = exchanges.begin(List.of(
                () -> other,
                () -> {
                    throw new NoClassDefFoundError("while beginning");
                },
                () -> () -> {
                    throw new NoClassDefFoundError("while finishing");
                },
                () -> other));
        List<Supplier<List<Reply<String>>>> replies = exchanges.finish(begun);
        assertThat(finished).hasSize(2);
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(replies.get(1)::get)
                .withMessage("while beginning");
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(replies.get(2)::get)
                .withMessage("while finishing");
    }

    @Test
    void exchanges_oneThrows_othersAreFinished() {
        Exchanges exchanges = new Exchanges(time, Runnable::run);
        CompletableFuture<Boolean> isFinished = new CompletableFuture<>();
        List<Exchange<String>> all = List.of(
                () -> {
                    throw new IllegalStateException("a bug");
                },
                () -> {
                    isFinished.complete(true);
                    return List.of(Reply.of("v"));
                });
        List<Supplier<List<Reply<String>>>> finished = exchanges.finish(all);
        assertThat(isFinished).isCompleted();
        assertThat(finished.get(1).get()).containsExactly(Reply.of("v"));
    }
}
