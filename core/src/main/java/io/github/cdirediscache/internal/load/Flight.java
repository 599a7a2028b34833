package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Time;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A load that is under way in this process, and the callers that wait for it. It knows how old what it gives may be: a value
 * of the loader is not older than the begin of the loader, and one that was found is not older than the question for it.
 */
final class Flight<V> {

    private volatile @Nullable Thread owner;
    private final byte[] token;

    /** Completes with what can be served first: a stale value, or the outcome. */
    private final CompletableFuture<Outcome<V>> first = new CompletableFuture<>();

    /** Completes with the outcome. */
    private final CompletableFuture<Outcome<V>> last = new CompletableFuture<>();

    /** What it gives is not older; of stale values, once the loader has begun, {@code staleSince} says so. */
    private volatile long since;

    private volatile long staleSince;
    private volatile boolean hasBegun;
    private volatile boolean givesStale;
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
        Outcome<V> shared = Outcome.abandoned();
        try {
            shared = isJoined ? outcome.forOthers(leases) : outcome;
        } finally {
            end(shared);
        }
    }

    /** What it finds from now on is not older than this moment. */
    void looksAt(long nanos) {
        since = nanos;
    }

    /** The loader begins now. Until it ends, a stale value may be served. */
    void begins(long nanos, Claim.@Nullable Stale<V> meanwhile) {
        staleSince = since;
        since = nanos;
        givesStale = meanwhile != null;
        hasBegun = true;
        if (meanwhile != null) {
            first.complete(Outcome.stale(meanwhile));
        }
    }

    /** What it gives is that of another flight. */
    void continues(Flight<V> other) {
        begins(other.since, null);
    }

    void end(Outcome<V> outcome) {
        first.complete(outcome);
        last.complete(outcome);
    }

    /**
     * Whether a caller can't be served by it, since the key may have been invalidated before the caller asked: neither did
     * the caller's read see the lease, nor is what it gives newer than the call. A flight whose loader has not begun may be
     * joined: what it gives is judged then. A loader that asks for its own key finds its own flight, and does not wait for it.
     */
    boolean isOutdatedFor(Call<V> call) {
        return hasBegun && !isOwnedByThisThread() && !isNewEnough(call, givesStale ? staleSince : since);
    }

    /** Whether a caller that waited may be given what came of it. */
    boolean mayGive(Outcome<V> outcome, Call<V> call) {
        boolean isStale = hasBegun && outcome.kind() == Outcome.Kind.STALE;
        return outcome.kind() != Outcome.Kind.ABANDONED && isNewEnough(call, isStale ? staleSince : since);
    }

    private boolean isNewEnough(Call<V> call, long moment) {
        return call.readAt() - moment < 0 || call.sawLease().test(token);
    }

    /** Waits for something to serve; {@code null} if the time runs out. */
    @Nullable Outcome<V> await(Call<V> call, long nanos, Time time) throws InterruptedException {
        long end = time.nanos() + nanos;
        Outcome<V> outcome = within(first, nanos, time);
        if (outcome != null && waitsForTheEnd(call, outcome, time.millis())) {
            return within(last, end - time.nanos(), time);
        }
        return outcome;
    }

    /** Whether what can be served first is not for this caller. Who may ask for the lease asks, and does not wait then. */
    boolean waitsForTheEnd(Call<V> call, Outcome<V> outcome, long nowMillis) {
        return !outcome.isUsable(nowMillis) || (call.isUnread() && !mayGive(outcome, call));
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
