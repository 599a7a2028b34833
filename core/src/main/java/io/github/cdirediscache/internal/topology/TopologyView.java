package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge about the roles of several servers. They are asked at the first use, and again when the knowledge turns out
 * to be outdated; by one caller at a time, and not too often.
 *
 * @param <T> what is known; equal if nothing has changed
 */
final class TopologyView<T> {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final BiFunction<@Nullable T, Findings, T> ask;
    private final Consumer<CacheUnavailableException> onUnknown;
    private final LongSupplier nanoTime;
    private final long recentNanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T current;

    /** The time of the last question, in nanoTime. */
    private volatile long askedAt;

    private volatile boolean isAsked;

    /** Why it failed last; the asker's. */
    private @Nullable CacheUnavailableException failure;

    /**
     * A view.
     *
     * @param known what is known to begin with, if anything
     * @param ask asks the servers, given what is known so far and what the call has found out
     * @param onUnknown is told when they can't say; once until they can
     * @param nanoTime the time, as {@link System#nanoTime()} gives it
     * @param recentSeconds how long knowledge counts as recent
     */
    TopologyView(
            @Nullable T known,
            BiFunction<@Nullable T, Findings, T> ask,
            Consumer<CacheUnavailableException> onUnknown,
            LongSupplier nanoTime,
            int recentSeconds) {
        this.nanoTime = nanoTime;
        this.recentNanos = TimeUnit.SECONDS.toNanos(recentSeconds);
        this.askedAt = nanoTime.getAsLong();
        this.current = known;
        this.ask = ask;
        this.onUnknown = onUnknown;
    }

    /** The current knowledge. If there is none, waits for the caller that is asking. */
    T get() {
        T known = current;
        return known == null ? first() : known;
    }

    /** The current knowledge, if it is recent: replicas come and go unnoticed. */
    T recent(Findings findings) {
        T known = get();
        if (nanoTime.getAsLong() - askedAt < recentNanos || !asking.tryLock()) {
            return known;
        }
        try {
            return isTooSoon() ? known : ask(findings);
        } catch (CacheUnavailableException nobodyKnowsBetter) {
            return known;
        } finally {
            asking.unlock();
        }
    }

    private T first() {
        try {
            // An interrupted thread is served as well as any, unless it would have to wait.
            if (!asking.tryLock()) {
                asking.lockInterruptibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CacheUnavailableException("interrupted while the servers are asked for their roles", interrupted);
        }
        try {
            T known = current;
            if (known != null) {
                return known;
            }
            if (failure != null && isTooSoon()) {
                throw new CacheUnavailableException(String.valueOf(failure.getMessage()), failure.getCause());
            }
            return ask(new Findings());
        } finally {
            asking.unlock();
        }
    }

    /** What is known now, if what was seen may be outdated; the same if nobody knows better, or was asked just before. */
    T insteadOf(T seen, Findings findings) {
        return insteadOf(seen, findings, false);
    }

    /** What is known now, where what was seen is certainly outdated; the same if nobody knows better. */
    T insteadOfOutdated(T seen, Findings findings) {
        return insteadOf(seen, findings, true);
    }

    private T insteadOf(T seen, Findings findings, boolean certainly) {
        if (current == seen && isMyTurn()) {
            try {
                if (current == seen && (certainly || !isTooSoon())) {
                    return ask(findings);
                }
            } catch (CacheUnavailableException nobodyKnowsBetter) {
                return seen;
            } finally {
                asking.unlock();
            }
        }
        T known = current;
        return known == null ? seen : known;
    }

    /** Waits for a caller that is already asking, but not for long. */
    private boolean isMyTurn() {
        try {
            return asking.tryLock() || asking.tryLock(PAUSE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks the servers now, and returns the new knowledge. */
    T anew(Findings findings) {
        asking.lock();
        try {
            return ask(findings);
        } finally {
            asking.unlock();
        }
    }

    private boolean isTooSoon() {
        return isAsked && nanoTime.getAsLong() - askedAt < PAUSE_NANOS;
    }

    private T ask(Findings findings) {
        T known = current;
        // A server was slow for once: its breaker tells if it stays away.
        boolean isPartial = known != null && !findings.isEmpty();
        try {
            T found = ask.apply(known, findings);
            failure = null;
            if (known != null && known.equals(found)) {
                return known;
            }
            current = found;
            return found;
        } catch (CacheUnavailableException unknown) {
            if (failure == null && !isPartial) {
                onUnknown.accept(unknown);
            }
            failure = isPartial ? failure : unknown;
            throw unknown;
        } finally {
            askedAt = nanoTime.getAsLong();
            isAsked = true;
        }
    }
}
