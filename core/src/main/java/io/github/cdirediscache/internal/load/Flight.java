package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Time;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A load that is under way in this process, and the callers that wait for it. */
final class Flight<V> {

    private static final long NOT_YET = Long.MIN_VALUE;

    private volatile @Nullable Thread owner;
    private final byte[] token;

    /** Completes with what can be served first: a stale value, or the outcome. */
    private final CompletableFuture<Outcome<V>> first = new CompletableFuture<>();

    /** Completes with the outcome. */
    private final CompletableFuture<Outcome<V>> last = new CompletableFuture<>();

    private volatile long grantedAt = NOT_YET;
    private volatile boolean isJoined;

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

    /** Sets the thread that runs the loader, which may ask for its own key. */
    void ownedBy(@Nullable Thread thread) {
        owner = thread;
    }

    boolean isOwnedByThisThread() {
        return owner == Thread.currentThread();
    }

    /** Remembers that another caller waits. */
    Flight<V> joined() {
        isJoined = true;
        return this;
    }

    /** Ends a flight that nobody can join any more. The outcome is that of its own caller. */
    void end(Outcome<V> outcome, Leases<V> leases) {
        end(isJoined ? outcome.forOthers(leases) : outcome);
    }

    /** Remembers when this process knew that it holds the lease. */
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
     * Whether the key was invalidated since this flight got its lease: the caller's read began after that, and did not
     * see the lease. A caller that joins before the lease was granted is served: the loader had not begun.
     */
    boolean isOutdatedFor(Call<V> call) {
        long since = grantedAt;
        return since != NOT_YET && call.readAt() - since > 0 && !call.sawLease().test(token);
    }

    /** Waits for something to serve; {@code null} if the time runs out. */
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
