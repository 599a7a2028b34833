package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.NotAskedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge about the roles of several servers. They are asked at the first use, and again when the knowledge turns out
 * to be outdated; by one caller at a time, and not too often. The others go on with what is known. Only those who need
 * more wait, no longer than that caller may ask; after a look that failed they fail at once for a while.
 *
 * @param <T> what is known; equal if nothing has changed
 */
final class TopologyView<T> {

    private final BiFunction<@Nullable T, Findings, T> ask;
    private final Consumer<CacheUnavailableException> onUnknown;
    private final Time time;
    private final long limitNanos;
    private final int recentSeconds;
    private final AtomicReference<@Nullable Look<T>> last = new AtomicReference<>();
    private volatile @Nullable T current;

    /** When the look began that found it, in nanoTime. */
    private long currentSince;

    /** When somebody has asked last, in nanoTime. */
    private volatile long askedAt;

    /** Whether that it is unknown has been told. */
    private volatile boolean isTold;

    /**
     * A view.
     *
     * @param known what is known to begin with, if anything
     * @param ask asks the servers, given what is known so far and what the call has found out
     * @param onUnknown is told when they can't say; once until they can
     * @param inquiry the clocks, and how long asking may take
     * @param recentSeconds how long knowledge counts as recent
     */
    TopologyView(
            @Nullable T known,
            BiFunction<@Nullable T, Findings, T> ask,
            Consumer<CacheUnavailableException> onUnknown,
            Inquiry inquiry,
            int recentSeconds) {
        this.time = inquiry.time();
        this.limitNanos = inquiry.limitNanos();
        this.recentSeconds = recentSeconds;
        this.askedAt = time.nanos();
        this.currentSince = askedAt;
        this.current = known;
        this.ask = ask;
        this.onUnknown = onUnknown;
    }

    /** The current knowledge; {@code null} if nobody has asked yet. Asks nobody. */
    @Nullable T known() {
        return current;
    }

    /** The current knowledge. If there is none, waits for the caller that is asking. */
    T get() {
        T known = current;
        return known == null ? latest(new Findings(), null) : known;
    }

    /**
     * The current knowledge, if it is recent: replicas come and go unnoticed, and a master that was demoted still
     * answers reads. While one caller asks, the others use what is known, unless it is so old that nobody can have used it
     * lately.
     */
    T recent(Findings findings) {
        return recent(findings, recentSeconds);
    }

    /** The same for knowledge that may not be older than some seconds. */
    T recent(Findings findings, int seconds) {
        long recentNanos = TimeUnit.SECONDS.toNanos(seconds);
        T known = current;
        if (known == null) {
            return latest(findings, null);
        }
        long age = time.nanos() - askedAt;
        if (age < recentNanos) {
            return known;
        }
        Look<T> own = isTooSoon(last.get(), false) ? null : begun(findings);
        if (own != null) {
            return ifBetter(own, known);
        }
        Look<T> under = last.get();
        if (age >= 2 * recentNanos && under != null && isUnderWay(under)) {
            awaitForAMoment(under);
        }
        return latest(known);
    }

    /** What is known now, if what was seen may be outdated; the same if nobody knows better, or was asked just before. */
    T insteadOf(T seen, Findings findings) {
        return insteadOf(seen, findings, false);
    }

    /** What is known now, where what was seen is certainly outdated; the same if nobody knows better. */
    T insteadOfOutdated(T seen, Findings findings) {
        return insteadOf(seen, findings, true);
    }

    private T latest(T seen) {
        T known = current;
        return known == null ? seen : known;
    }

    private T insteadOf(T seen, Findings findings, boolean certainly) {
        Look<T> under = last.get();
        if (current == seen && under != null && isUnderWay(under)) {
            awaitForAMoment(under);
        }
        if (current == seen && !isTooSoon(last.get(), certainly)) {
            Look<T> own = begun(findings);
            if (own != null) {
                return ifBetter(own, seen);
            }
        }
        return latest(seen);
    }

    /** Asks the servers now, or waits for another caller that has begun to ask them since; returns the new knowledge. */
    T anew(Findings findings) {
        return latest(findings, time.nanos());
    }

    /**
     * What a look finds: the caller's own, or another one's.
     *
     * @param since when it must have begun at the earliest; {@code null} if whatever is known is good enough
     */
    private T latest(Findings findings, @Nullable Long since) {
        while (true) {
            Look<T> look = last.get();
            if (look == null || !isUnderWay(look)) {
                T known = since == null ? current : null;
                if (known != null) {
                    return known;
                }
                if (look != null && since != null && look.hasFound() && look.begunAt() - since >= 0) {
                    return await(look);
                }
                failIfInVain(look, findings);
                Look<T> own = begun(findings);
                if (own != null) {
                    return run(own);
                }
            } else {
                T found = foundBy(look, since);
                if (found != null) {
                    return found;
                }
            }
        }
    }

    /** What another caller finds; {@code null} if it finds nothing, or has begun too early. */
    private @Nullable T foundBy(Look<T> look, @Nullable Long since) {
        try {
            T found = await(look);
            return since == null || look.begunAt() - since >= 0 ? found : null;
        } catch (CacheUnavailableException failure) {
            if (look.isOver()) {
                return null;
            }
            throw failure;
        }
    }

    private void failIfInVain(@Nullable Look<T> before, Findings findings) {
        CacheUnavailableException failure = before == null ? null : before.recentFailure(time.nanos());
        if (before != null && failure != null) {
            findings.addAll(before.findings());
            throw copy(failure);
        }
    }

    private static CacheUnavailableException copy(CacheUnavailableException failure) {
        return new CacheUnavailableException(String.valueOf(failure.getMessage()), failure.getCause());
    }

    /** Waits until another caller has asked. */
    private T await(Look<T> look) {
        try {
            // An interrupted thread is served as well as any, unless it would have to wait.
            return look.isOver()
                    ? look.result().get()
                    : time.await(look.result(), look.begunAt() + limitNanos - time.nanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CacheUnavailableException("interrupted while the servers are asked for their roles", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof CacheUnavailableException unknown
                    ? copy(unknown)
                    : new CacheUnavailableException("the servers could not be asked for their roles", failed);
        } catch (TimeoutException late) {
            throw new CacheUnavailableException(
                    "the servers have not told their roles within " + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                            + " ms (connect-timeout, socket-timeout)",
                    late);
        }
    }

    /** Another caller may be about to know better. */
    private void awaitForAMoment(Look<T> look) {
        try {
            time.await(look.result(), Look.PAUSE_NANOS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException noBetter) {
            // The caller goes on with what is known.
        }
    }

    /** Nobody waits for one that takes longer than it may, whose thread may never come back. */
    private boolean isUnderWay(Look<T> look) {
        return !look.isOver() && time.nanos() - look.begunAt() < limitNanos;
    }

    private boolean isTooSoon(@Nullable Look<T> before, boolean certainly) {
        if (before == null) {
            return false;
        }
        return certainly ? before.recentFailure(time.nanos()) != null : before.isRecent(time.nanos());
    }

    /** The caller's look; none if another caller is looking. */
    private @Nullable Look<T> begun(Findings findings) {
        Look<T> before = last.get();
        if (before != null && isUnderWay(before)) {
            return null;
        }
        Look<T> own = new Look<>(time.nanos(), findings);
        return last.compareAndSet(before, own) ? own : null;
    }

    private T ifBetter(Look<T> own, T seen) {
        try {
            return run(own);
        } catch (CacheUnavailableException nobodyKnowsBetter) {
            return seen;
        }
    }

    private T run(Look<T> own) {
        T known = current;
        // A server was slow for once: its breaker tells if it stays away.
        boolean isPartial = known != null && !own.findings().isEmpty();
        CacheUnavailableException failure = new CacheUnavailableException("the servers could not be asked", null);
        T found = null;
        try {
            found = ask.apply(known, own.findings());
            if (known != null && known.equals(found)) {
                found = known;
            }
            return found;
        } catch (CacheUnavailableException unknown) {
            failure = unknown;
            throw unknown;
        } finally {
            ended(own, found, failure, isPartial);
        }
    }

    /** Unless a look that began later has found more recent knowledge. */
    private synchronized void publish(T found, long begunAt) {
        if (current == null || begunAt - currentSince >= 0) {
            currentSince = begunAt;
            current = found;
        }
    }

    private void ended(Look<T> own, @Nullable T found, CacheUnavailableException failure, boolean isPartial) {
        // That there was no connection to ask with, for instance, says nothing about the servers.
        boolean isOfServers = !isPartial && !(failure instanceof NotAskedException);
        boolean isNew = found == null && isOfServers && !isTold;
        askedAt = time.nanos();
        if (found != null) {
            publish(found, own.begunAt());
            isTold = false;
            own.found(found, askedAt);
        } else {
            isTold |= isOfServers;
            own.failed(failure, isPartial, askedAt);
        }
        if (isNew) {
            onUnknown.accept(failure);
        }
    }
}
