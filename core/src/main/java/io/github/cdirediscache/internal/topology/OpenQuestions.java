package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The questions that servers have not answered yet: at most one for each server, so that a server that hangs costs one
 * thread however often it would be asked. Thread-safe.
 */
final class OpenQuestions {

    private final Time time;
    private final Executor workers;
    private final long limitNanos;
    private final Map<Node, Question<?>> open = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param time the clocks
     * @param workers ask the servers; one thread for each that has not answered yet
     * @param limitNanos how long a server may take, before it counts as one that does not answer
     */
    OpenQuestions(Time time, Executor workers, long limitNanos) {
        this.time = time;
        this.workers = workers;
        this.limitNanos = limitNanos;
    }

    /**
     * Asks a server. If it has not answered an earlier question yet, it is asked when it has; if that question fails, this
     * one fails with it, and at once if the server has had its time.
     */
    <A> Question<A> ask(Node server, Function<Node, A> text) {
        Question<A> question = new Question<>(server, text);
        question.begin();
        return question;
    }

    /** One to a server that was not reached. */
    <A> Question<A> notAsked(Node server) {
        Question<A> question = new Question<>(server, asked -> {
            throw new IllegalStateException("not to be asked");
        });
        question.drop();
        return question;
    }

    private enum State {
        NOT_ASKED,
        ASKED,
        DROPPED
    }

    /** A question to one server, in a thread of its own. */
    final class Question<A> implements Runnable {

        private final Node server;
        private final Function<Node, A> text;
        private final long putAt = time.nanos();
        private final AtomicReference<State> state = new AtomicReference<>(State.NOT_ASKED);
        private final CompletableFuture<Reply<A>> answer = new CompletableFuture<>();
        private volatile long askedAt;

        /** Whether an earlier question has to be answered first. */
        private volatile boolean isNext;

        private Question(Node server, Function<Node, A> text) {
            this.server = server;
            this.text = text;
        }

        /** Completed normally, with the reply. */
        CompletableFuture<Reply<A>> answer() {
            return answer;
        }

        private void begin() {
            Question<?> before = open.putIfAbsent(server, this);
            while (before != null && before.answer.isDone()) {
                open.remove(server, before);
                before = open.putIfAbsent(server, this);
            }
            if (before == null) {
                isNext = false;
                start();
            } else if (before.isOverdue()) {
                end(Reply.failed(before.late()));
            } else {
                isNext = true;
                var unused = before.answer.thenAccept(this::follow);
            }
        }

        /** What the server said to the earlier question may be outdated. That it said nothing is not. */
        private void follow(Reply<?> earlier) {
            CacheException failure = earlier.failure();
            if (failure != null && !(failure instanceof NotAskedException)) {
                end(Reply.failed(failure));
            } else if (!answer.isDone()) {
                begin();
            }
        }

        private void start() {
            try {
                Inquiry.execute(workers, this);
            } catch (RuntimeException refused) {
                if (state.compareAndSet(State.NOT_ASKED, State.DROPPED)) {
                    end(Reply.failed(Unforeseen.asCacheException(server.location(), refused)));
                }
            }
        }

        @Override
        public void run() {
            if (!isTaken()) {
                return;
            }
            Reply<A> reply = Reply.failed(new CacheUnavailableException(server + " could not be asked", null));
            try {
                reply = Reply.of(text.apply(server));
            } catch (RuntimeException failure) {
                reply = Reply.failed(Unforeseen.asCacheException(server.location(), failure));
            } finally {
                end(reply);
            }
        }

        /** Whether the question is this thread's to put. */
        private boolean isTaken() {
            if (state.get() == State.NOT_ASKED) {
                askedAt = time.nanos();
                if (state.compareAndSet(State.NOT_ASKED, State.ASKED)) {
                    return true;
                }
            }
            if (state.get() == State.DROPPED) {
                open.remove(server, this);
            }
            return false;
        }

        /** Whether there seems to be no thread for it. */
        boolean isForgotten() {
            return isWaitingForThread() && time.nanos() - putAt >= Inquiry.PATIENCE_NANOS;
        }

        /** Whether no thread has begun with it. */
        boolean isWaitingForThread() {
            return state.get() == State.NOT_ASKED && !isNext && !answer.isDone();
        }

        /** Nobody waits for the answer any longer. If the server was not asked yet, it will not be. */
        void drop() {
            if (state.compareAndSet(State.NOT_ASKED, State.DROPPED)) {
                end(Reply.failed(unasked()));
            }
        }

        /** The reply; that the server is late, if there is none. */
        Reply<A> replyOrLate() {
            drop();
            return answer.isDone() ? answer.join() : Reply.failed(late());
        }

        /** The next question may be put before anybody is told the answer. */
        private void end(Reply<A> reply) {
            open.remove(server, this);
            answer.complete(reply);
        }

        private boolean isOverdue() {
            return state.get() == State.ASKED && time.nanos() - askedAt >= limitNanos;
        }

        private CacheException unasked() {
            Question<?> before = open.get(server);
            return before != null && before != this && before.isOverdue()
                    ? before.late()
                    : new NotAskedException(
                            server + " was not asked: no time was left (connect-timeout, socket-timeout)", null);
        }

        private NodeDownException late() {
            return new NodeDownException(
                    server + " did not answer within " + TimeUnit.NANOSECONDS.toMillis(time.nanos() - askedAt)
                            + " ms (connect-timeout, socket-timeout)",
                    null);
        }
    }
}
