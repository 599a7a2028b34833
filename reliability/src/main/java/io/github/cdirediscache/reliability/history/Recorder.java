package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.CallFile;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Remarks;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes down what the callers of a process do and get. Thread-safe. */
final class Recorder {

    private static final int MAX_TEXTS = 20;

    private final CallFile file;
    private final boolean raises;
    private final List<Cache<?>> caches;
    private final PrintStream remarks;
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicLong open = new AtomicLong();

    Recorder(CallFile file, boolean raises, List<Cache<?>> caches, PrintStream remarks) {
        this.file = file;
        this.raises = raises;
        this.caches = caches;
        this.remarks = remarks;
    }

    /** Makes a call, and writes it down. */
    void call(Op op, List<Integer> keys, Step step) {
        Begun begun = begin();
        end(op, keys, begun, answer(op, step));
    }

    /** The same for a call in which its thread may be interrupted. It has to leave the thread interrupted. */
    void call(Op op, List<Integer> keys, Interrupts interrupts, Step step) {
        Begun begun = begin();
        interrupts.enter();
        Answer answer = answer(op, step);
        boolean isInterrupted = interrupts.leave();
        if (isInterrupted && !Thread.interrupted()) {
            answer = unexpected(op + " has lost the interrupt status");
        }
        end(op, keys, isInterrupted ? begun.interrupted() : begun, answer);
    }

    private Answer answer(Op op, Step step) {
        try {
            return step.run();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return failed(op, interrupt);
        } catch (Exception | Error failure) {
            return failed(op, failure);
        }
    }

    Begun begin() {
        open.incrementAndGet();
        return new Begun(failures(), System.nanoTime(), false);
    }

    /** How many calls have begun and not ended. */
    long open() {
        return open.get();
    }

    void end(Op op, List<Integer> keys, Begun begun, Answer answer) {
        long end = System.nanoTime();
        boolean troubled = failures() != begun.failures;
        boolean isAcknowledged = answer.outcome.isReturn() && (raises || !troubled);
        int flags = Call.FIRST
                | (isAcknowledged ? Call.ACKNOWLEDGED : 0)
                | (troubled ? Call.TROUBLED : 0)
                | (begun.isInterrupted() ? Call.INTERRUPTED : 0);
        for (int key : keys) {
            Stamp value = answer.values.get(key);
            Outcome outcome = answer.outcome == Outcome.HIT && value == null ? Outcome.DONE : answer.outcome;
            file.write(new Call(
                    op,
                    outcome,
                    0,
                    flags,
                    key,
                    value == null ? Call.NONE : value.key(),
                    begun.at,
                    end,
                    value == null ? answer.number : value.id(),
                    value == null ? answer.epoch : value.began()));
            flags &= ~Call.FIRST;
        }
        open.decrementAndGet();
    }

    /** Writes down what is no call. */
    void note(Op op, Outcome outcome, int key, long begin, long end, long id, long began) {
        file.write(new Call(op, outcome, 0, 0, key, Call.NONE, begin, end, id, began));
    }

    /** In a process that throws, whatever fails is seen by its caller. */
    private long failures() {
        if (raises) {
            return 0;
        }
        long failures = 0;
        for (Cache<?> cache : caches) {
            failures += cache.statistics().failures();
        }
        return failures;
    }

    Answer failed(Op op, Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable failure = thrown instanceof CompletionException && cause != null ? cause : thrown;
        if (failure instanceof CacheUnavailableException) {
            return Answer.of(Outcome.UNAVAILABLE);
        }
        if (failure instanceof CacheInterruptedException) {
            return Answer.of(Outcome.INTERRUPTED);
        }
        if (failure instanceof LoaderFailure) {
            return Answer.of(Outcome.LOADER_FAILED);
        }
        if (failure instanceof CacheLockTimeoutException) {
            return Answer.of(Outcome.LOCK_TIMEOUT);
        }
        failure.printStackTrace();
        return unexpected(op + " threw " + failure);
    }

    private Answer unexpected(String what) {
        if (texts.incrementAndGet() < MAX_TEXTS) {
            remarks.println("remark " + Remarks.exception(what));
        }
        return Answer.of(Outcome.UNEXPECTED);
    }

    /** A call that has begun. */
    record Begun(long failures, long at, boolean isInterrupted) {

        Begun interrupted() {
            return new Begun(failures, at, true);
        }
    }

    /** The call itself. */
    @FunctionalInterface
    interface Step {
        Answer run() throws Exception;
    }

    /** What it gave. */
    record Answer(Outcome outcome, Map<Integer, Stamp> values, long number, long epoch) {

        static final Answer DONE = of(Outcome.DONE);

        static Answer of(Outcome outcome) {
            return new Answer(outcome, Map.of(), 0, 0);
        }

        static Answer doneIf(boolean isDone) {
            return of(isDone ? Outcome.DONE : Outcome.NOTHING);
        }

        static Answer found(int key, @Nullable Stamp value) {
            return value == null ? DONE : new Answer(Outcome.HIT, Map.of(key, value), 0, 0);
        }

        static Answer found(Map<Integer, Stamp> values) {
            return new Answer(Outcome.HIT, values, 0, 0);
        }
    }
}
