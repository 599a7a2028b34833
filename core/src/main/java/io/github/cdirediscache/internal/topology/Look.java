package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One look at several servers, by one thread, for which others may wait. Thread-safe.
 *
 * @param <T> what it finds
 */
final class Look<T> {

    /** Before the next look. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Before the next look, where one fails slowly. */
    private static final long LONG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long begunAt;
    private final Findings findings;
    private volatile long endedAt;
    private volatile boolean isPartial;
    private volatile @Nullable CacheUnavailableException failure;

    /**
     * A look that begins.
     *
     * @param now the time, in nanoTime
     * @param findings what the asker knows of the servers, and finds out by it
     */
    Look(long now, Findings findings) {
        this.begunAt = now;
        this.endedAt = now;
        this.findings = findings;
    }

    void found(T found, long now) {
        endedAt = now;
        result.complete(found);
    }

    /**
     * The look has failed.
     *
     * @param partial whether a server was left out, which others may not know anything against
     */
    void failed(CacheUnavailableException why, boolean partial, long now) {
        endedAt = now;
        isPartial = partial;
        failure = why;
        result.completeExceptionally(why);
    }

    CompletableFuture<T> result() {
        return result;
    }

    Findings findings() {
        return findings;
    }

    long begunAt() {
        return begunAt;
    }

    boolean isOver() {
        return result.isDone();
    }

    boolean hasFound() {
        return isOver() && failure == null;
    }

    /** Whether it ended so short a time ago that another one would find the same. */
    boolean isRecent(long now) {
        return isOver() && now - endedAt < pause();
    }

    /** A look that cost a caller much is not repeated at once: meanwhile callers fail at once. */
    private long pause() {
        return failure == null ? PAUSE_NANOS : Math.max(PAUSE_NANOS, Math.min(LONG_PAUSE_NANOS, endedAt - begunAt));
    }

    /** Why nobody looks again for now; {@code null} if somebody may. */
    @Nullable CacheUnavailableException recentFailure(long now) {
        return !isPartial && isRecent(now) ? failure : null;
    }
}
