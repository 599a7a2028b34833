package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.OpenQuestions.Question;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Asks several servers within one time limit, however many they are: one after the other while they answer quickly, and
 * side by side when they do not. A server that has not answered an earlier question is not asked a second one. Thread-safe.
 */
final class Inquiry {

    /** After this the next server is asked as well. */
    static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Of TLS, of the login, and to two questions. */
    private static final int ANSWERS = 4;

    /** For this side, which may be busy with other things, such as loading classes. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Beyond this differences of nanoTime overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Time time;
    private final Executor workers;
    private final long limitNanos;
    private final OpenQuestions open;

    /**
     * An inquiry.
     *
     * @param time the clocks
     * @param workers ask the servers; one thread for each that has not answered yet
     * @param limitNanos how long all of them together may take
     */
    Inquiry(Time time, Executor workers, long limitNanos) {
        this.time = time;
        this.workers = workers;
        this.limitNanos = limitNanos;
        this.open = new OpenQuestions(time, workers, limitNanos);
    }

    Time time() {
        return time;
    }

    Executor workers() {
        return workers;
    }

    long limitNanos() {
        return limitNanos;
    }

    /**
     * With the limit that suffices for a server that is as slow as it may be: to connect, to log in and to answer. A silent
     * server fails sooner by itself, so that a long limit costs nothing; too short a one is a cache that never caches.
     *
     * @param connectTimeout how long connecting may take
     * @param socketTimeout how long an answer may take
     */
    static Inquiry within(Duration connectTimeout, Duration socketTimeout, Time time, Executor workers) {
        Duration limit = connectTimeout.plus(socketTimeout.multipliedBy(ANSWERS));
        Duration bounded = limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Inquiry(time, workers, bounded.toNanos());
    }

    /** The end of what begins now. */
    long deadline() {
        return time.nanos() + limitNanos;
    }

    /**
     * Asks servers in turn, the next one when one has answered or takes long. Returns when it is enough, and at the
     * deadline at the latest. An interrupted thread goes on, as with other input and output.
     *
     * @param servers the servers
     * @param question asks one of them; in another thread
     * @param isEnough is told each answer, in the caller's thread; returns whether the others are of no interest
     */
    <A> void inTurn(
            long deadline, List<Node> servers, Function<Node, A> question, BiPredicate<Node, Reply<A>> isEnough) {
        long patience = Math.min(PATIENCE_NANOS, limitNanos / (2L * Math.max(1, servers.size())));
        ask(deadline, servers, question, isEnough, patience);
    }

    /** Asks all servers at once, and waits for all of them, until the deadline at the latest. */
    <A> void all(long deadline, List<Node> servers, Function<Node, A> question, BiPredicate<Node, Reply<A>> isEnough) {
        ask(deadline, servers, question, isEnough, 0);
    }

    private <A> void ask(
            long deadline,
            List<Node> servers,
            Function<Node, A> question,
            BiPredicate<Node, Reply<A>> isEnough,
            long patience) {
        Map<Node, Question<A>> asked = new LinkedHashMap<>();
        Iterator<Node> next = servers.iterator();
        try {
            while (next.hasNext() || !asked.isEmpty()) {
                if (next.hasNext() && left(deadline) > 0) {
                    Node server = next.next();
                    asked.put(server, open.ask(server, question));
                }
                await(asked.values(), next.hasNext() ? Math.min(patience, left(deadline)) : left(deadline));
                boolean isOver = left(deadline) <= 0;
                if (isOver) {
                    next.forEachRemaining(server -> asked.put(server, open.notAsked(server)));
                }
                if (isEnough(asked, isOver, isEnough)) {
                    return;
                }
            }
        } finally {
            asked.values().forEach(Question::drop);
        }
    }

    private long left(long deadline) {
        return deadline - time.nanos();
    }

    /** Tells the replies that are there; all if the time is over. Returns whether the others are of no interest. */
    private static <A> boolean isEnough(
            Map<Node, Question<A>> asked, boolean isOver, BiPredicate<Node, Reply<A>> isEnough) {
        for (Map.Entry<Node, Question<A>> each : List.copyOf(asked.entrySet())) {
            Question<A> question = each.getValue();
            if (isOver || question.answer().isDone()) {
                asked.remove(each.getKey());
                if (isEnough.test(each.getKey(), question.replyOrLate())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where no thread can be had, the caller's own one does the work: slower, and without the time limit. */
    static void execute(Executor workers, Runnable work) {
        try {
            workers.execute(work);
        } catch (OutOfMemoryError noThread) {
            work.run();
        }
    }

    /** Waits for any reply. A question for which there is no thread is put in this one, later and without the time limit. */
    private <A> void await(Collection<Question<A>> asked, long nanos) {
        boolean mayBeForgotten = nanos > PATIENCE_NANOS && asked.stream().anyMatch(Question::isWaitingForThread);
        if (!isAny(asked, mayBeForgotten ? PATIENCE_NANOS : nanos) && mayBeForgotten) {
            asked.stream().filter(Question::isForgotten).findFirst().ifPresent(Question::run);
        }
    }

    /** Waits; returns whether there is a reply. */
    private <A> boolean isAny(Collection<Question<A>> asked, long nanos) {
        List<CompletableFuture<?>> open = new ArrayList<>();
        asked.forEach(question -> open.add(question.answer()));
        CompletableFuture<Object> any = CompletableFuture.anyOf(open.toArray(CompletableFuture<?>[]::new));
        long end = time.nanos() + nanos;
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    time.await(any, end - time.nanos());
                    return true;
                } catch (InterruptedException interrupt) {
                    isInterrupted = true;
                }
            }
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
