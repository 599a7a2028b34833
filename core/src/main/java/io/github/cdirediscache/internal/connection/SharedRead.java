package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A read that waits for a caller who sends it together with others. */
final class SharedRead {

    private final Command<?> command;
    private final long since;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** When it was taken. */
    private volatile long takenAt;

    SharedRead(Command<?> command, long since) {
        this.command = command;
        this.since = since;
    }

    Command<?> command() {
        return command;
    }

    /** When its caller began to wait. */
    long since() {
        return since;
    }

    /** When somebody took it; zero if nobody has. */
    long takenAt() {
        return takenAt;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Makes it the caller's, who has to complete it; false if nobody waits for it any more. */
    boolean take(long now) {
        takenAt = now;
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** Gives a lane to its own caller, who has to leave it; false if that one does not wait any more. */
    boolean lead(long now) {
        takenAt = now;
        boolean isLeading = state.compareAndSet(State.WAITING, State.LEADING);
        if (isLeading) {
            outcome.complete(Lane.FREE);
        }
        return isLeading;
    }

    /** Whether its own caller has got a lane, or is just getting it. */
    boolean isLeading() {
        return state.get() == State.LEADING;
    }

    /** Lets its caller send it alone. */
    void free() {
        outcome.complete(Alone.INSTANCE);
    }

    /** Waits no more; false if somebody has taken it. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    private enum State {
        WAITING,
        TAKEN,
        LEADING,
        GIVEN_UP
    }

    /** What became of it. */
    sealed interface Outcome {}

    /** The server's answer. */
    record Answered(@Nullable Object answer) implements Outcome {}

    /**
     * The server answered with an error, or not at all.
     *
     * @param isWorthAnother whether to send it once more, on another connection
     * @param isReported whether one of those who share the failure has thrown it; {@code null} if it is nobody else's
     */
    record Failed(
            RuntimeException why,
            boolean isWorthAnother,
            @Nullable AtomicBoolean isReported) implements Outcome {

        /** What a caller throws. The first one reports that the server is down, for all of them. */
        RuntimeException reported() {
            return isReported == null || isReported.compareAndSet(false, true) ? why : new SharedFailureException(why);
        }
    }

    /** Nothing: others would have held it up. */
    record Alone() implements Outcome {

        private static final Alone INSTANCE = new Alone();
    }

    /** Nothing yet, but its caller has a lane now. */
    record Lane() implements Outcome {

        static final Lane FREE = new Lane();
    }
}
