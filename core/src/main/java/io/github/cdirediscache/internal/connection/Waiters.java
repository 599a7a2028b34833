package io.github.cdirediscache.internal.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for a connection. A connection that comes back is anybody's, which is four times as fast as handing
 * each to the caller who has waited longest; but who has waited for long gets one handed, so that nobody starves.
 */
final class Waiters {

    private final ConcurrentLinkedDeque<Waiter> queue = new ConcurrentLinkedDeque<>();
    private final long longNanos;

    /** Callers who have waited for long enough after a time. */
    Waiters(long longNanos) {
        this.longNanos = longNanos;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Enters the queue: at its end, or, if the caller was woken and found nothing, in front. */
    Waiter enter(long since, boolean isFirstTime) {
        Waiter waiter = new Waiter(since);
        if (isFirstTime) {
            queue.addLast(waiter);
        } else {
            queue.addFirst(waiter);
        }
        return waiter;
    }

    /** Leaves the queue. Returns the connection that was handed to the caller just before, if one was. */
    @Nullable ServerConnection leave(Waiter waiter) {
        queue.remove(waiter);
        if (waiter.signal.complete(null)) {
            return null;
        }
        ServerConnection handed = waiter.signal.getNow(null);
        if (handed == null) {
            wakeOne();
        }
        return handed;
    }

    /** Hands a connection to a caller who has waited for long. */
    boolean handOver(ServerConnection connection, long now) {
        for (Waiter first = queue.peek(); first != null; first = queue.peek()) {
            if (now - first.since < longNanos) {
                return false;
            }
            queue.remove(first);
            if (first.signal.complete(connection)) {
                return true;
            }
        }
        return false;
    }

    /** Lets one caller look again. */
    void wakeOne() {
        Waiter first = queue.poll();
        while (first != null && !first.signal.complete(null)) {
            first = queue.poll();
        }
    }

    void wakeAll() {
        for (Waiter first = queue.poll(); first != null; first = queue.poll()) {
            first.signal.complete(null);
        }
    }

    /** One caller; woken by the completion of the signal, with a connection or to look again. */
    static final class Waiter {

        private final long since;
        private final CompletableFuture<@Nullable ServerConnection> signal = new CompletableFuture<>();

        private Waiter(long since) {
            this.since = since;
        }

        CompletableFuture<@Nullable ServerConnection> signal() {
            return signal;
        }
    }
}
