package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Time;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One load in this process, and those who wait for it. */
final class Flight<V> {

    private static final long NOT_YET = Long.MIN_VALUE;

    private volatile @Nullable Thread owner;
    private final byte[] token;

    /** Completes with the outcome, or before that with a stale value. */
    private final CompletableFuture<Outcome<V>> first = new CompletableFuture<>();

    private final CompletableFuture<Outcome<V>> last = new CompletableFuture<>();
    private volatile long grantedAt = NOT_YET;
    private volatile boolean isFollowed;

    Flight(UUID id, @Nullable Thread owner) {
        this.token = token(id);
        this.owner = owner;
    }

    private static byte[] token(UUID id) {
        return ByteBuffer.allocate(Leases.TOKEN_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    byte[] token() {
        return token;
    }

    /** Says whose loader runs now, so that it may ask for its own key again. */
    void ownedBy(@Nullable Thread thread) {
        owner = thread;
    }

    boolean isOwnedByThisThread() {
        return owner == Thread.currentThread();
    }

    /** Takes note that somebody waits. */
    Flight<V> followed() {
        isFollowed = true;
        return this;
    }

    /** Ends a flight that nobody joins any more, with what its own caller is given. */
    void land(Outcome<V> outcome, Leases<V> leases) {
        end(isFollowed ? outcome.forOthers(leases) : outcome);
    }

    void granted(long nanos, Claim.@Nullable Stale<V> meanwhile) {
        grantedAt = nanos;
        if (meanwhile != null) {
            first.complete(Outcome.stale(meanwhile));
        }
    }

    void end(Outcome<V> outcome) {
        first.complete(outcome);
        last.complete(outcome);
    }

    /**
     * Whether the key was invalidated since this flight began to load: it knew of its lease before the caller's read
     * began, and the read did not see it. A caller that joins before that is served, too: the loader had not begun.
     */
    boolean isOverriddenFor(Call<V> call) {
        long since = grantedAt;
        return since != NOT_YET && call.readAt() - since > 0 && !call.sawLease().test(token);
    }

    /** What there is to serve, waiting for it; {@code null} if the time runs out. */
    @Nullable Outcome<V> await(long nanos, Time time) throws InterruptedException {
        long end = time.nanos() + nanos;
        Outcome<V> outcome = within(first, nanos, time);
        if (outcome != null && !outcome.isUsable(time.millis())) {
            return within(last, end - time.nanos(), time);
        }
        return outcome;
    }

    CompletableFuture<Outcome<V>> first() {
        return first;
    }

    CompletableFuture<Outcome<V>> last() {
        return last;
    }

    private static <T> @Nullable T within(CompletableFuture<T> future, long nanos, Time time)
            throws InterruptedException {
        try {
            return time.await(future, nanos);
        } catch (TimeoutException late) {
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a flight's futures never fail", impossible);
        }
    }
}
