package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads by the rules of {@link Loading}, without a thread that waits, and shares its flights. The caller's thread asks for
 * the lease and starts the loader; after a wait the executor does. A value is stored in the thread that completes its stage.
 * Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class AsyncLoading<V> {

    private final Leases<V> leases;
    private final LoadListener listener;
    private final Time time;
    private final Chance chance;
    private final Scheduler scheduler;
    private final Timeouts timeouts;
    private final Executor executor;
    private final Flights<V> flights;
    private final Flights<V> lateFlights;
    private final Renewals renewals;

    AsyncLoading(
            Leases<V> leases,
            LoadListener listener,
            Time time,
            Chance chance,
            Scheduler scheduler,
            Executor executor,
            Flights<V> flights,
            Flights<V> lateFlights,
            Renewals renewals) {
        this.leases = leases;
        this.listener = listener;
        this.time = time;
        this.chance = chance;
        this.scheduler = scheduler;
        this.timeouts = new Timeouts(scheduler, time);
        this.executor = executor;
        this.flights = flights;
        this.lateFlights = lateFlights;
        this.renewals = renewals;
    }

    /**
     * Gives the value that another caller loads, or starts the loader.
     *
     * @param call what the caller asks for
     * @param loader starts the computation
     * @return completes with the value, or fails with what the loader threw or its stage failed with
     */
    public CompletionStage<@Nullable V> load(
            Call<V> call, Supplier<? extends CompletionStage<? extends @Nullable V>> loader) {
        CompletableFuture<@Nullable V> result = new CompletableFuture<>();
        attempt(new Attempt<>(
                call, loader, result, time.nanos() + Nanos.of(call.options().loadWait())));
        return result;
    }

    private void attempt(Attempt<V> attempt) {
        Flight<V> own = new Flight<>(chance.id(), null);
        Flight<V> other = flights.join(attempt.call, own);
        if (other == null && attempt.call.isUnread()) {
            guarded(attempt, own, () -> runAlone(attempt, own, outcome -> end(attempt, own, outcome)));
        } else if (other == null) {
            guarded(attempt, own, () -> claim(attempt, own, new Backoff(chance)));
        } else if (other.isOwnedByThisThread()) {
            runAlone(attempt, null, alone -> serve(attempt, alone));
        } else {
            var unused = served(attempt, other, nanosLeft(attempt))
                    .thenAcceptAsync(
                            outcome -> guarded(attempt, null, () -> followed(attempt, other, outcome)), executor);
        }
    }

    private CompletableFuture<Outcome<V>> served(Attempt<V> attempt, Flight<V> other, long nanos) {
        CompletableFuture<Outcome<V>> usable = other.first()
                .thenCompose(outcome -> other.waitsForTheEnd(attempt.call, outcome, time.millis())
                        ? other.last()
                        : CompletableFuture.completedFuture(outcome));
        return timeouts.completeOnTimeout(usable, Outcome.abandoned(), nanos);
    }

    private void followed(Attempt<V> attempt, Flight<V> other, Outcome<V> outcome) {
        if (other.mayGive(outcome, attempt.call)) {
            serve(attempt, ownCopy(outcome));
        } else if (nanosLeft(attempt) > 0) {
            attempt(attempt);
        } else {
            late(attempt, null, late -> serve(attempt, late));
        }
    }

    private static <V> Outcome<V> ownCopy(Outcome<V> outcome) {
        return outcome.failure() == null ? outcome.withValue(outcome.copy()) : outcome;
    }

    /** As {@link Loading} does it for callers that have waited in vain. */
    private void late(Attempt<V> attempt, @Nullable Flight<V> led, Consumer<Outcome<V>> next) {
        Flight<V> own = new Flight<>(chance.id(), null);
        Flight<V> other = lateFlights.joinNewer(attempt.call, own);
        if (other == null) {
            own.begins(time.nanos(), null);
            continuedBy(led, own);
            ownedBy(led, Thread.currentThread());
            runAlone(attempt, own, outcome -> {
                lateFlights.leave(attempt.call, own);
                guarded(attempt, own, () -> own.end(outcome, leases));
                guarded(attempt, led, () -> next.accept(outcome));
            });
            ownedBy(led, null);
        } else if (other.isOwnedByThisThread()) {
            runAlone(attempt, led, next);
        } else {
            long nanos = Nanos.of(attempt.call.options().loadWait());
            var unused = served(attempt, other, nanos)
                    .thenAcceptAsync(
                            outcome -> guarded(attempt, led, () -> {
                                if (other.mayGive(outcome, attempt.call)) {
                                    continuedBy(led, other);
                                    next.accept(ownCopy(outcome));
                                } else {
                                    runAlone(attempt, led, next);
                                }
                            }),
                            executor);
        }
    }

    private static <V> void continuedBy(@Nullable Flight<V> led, Flight<V> by) {
        if (led != null) {
            led.continues(by);
        }
    }

    private static void ownedBy(@Nullable Flight<?> flight, @Nullable Thread thread) {
        if (flight != null) {
            flight.ownedBy(thread);
        }
    }

    /** Runs the loader without a lease. */
    private void runAlone(Attempt<V> attempt, @Nullable Flight<V> flight, Consumer<Outcome<V>> next) {
        if (flight != null) {
            flight.begins(time.nanos(), null);
        }
        ownedBy(flight, Thread.currentThread());
        CompletableFuture<Outcome<V>> started = start(attempt);
        ownedBy(flight, null);
        then(started, attempt, flight, next);
    }

    private void claim(Attempt<V> attempt, Flight<V> own, Backoff backoff) {
        own.looksAt(time.nanos());
        Claim<V> claim = leases.claim(attempt.call, own.token());
        if (claim instanceof Claim.Granted<V> granted) {
            own.begins(time.nanos(), granted.meanwhile());
            run(attempt, own, granted.meanwhile());
            return;
        }
        Outcome<V> outcome = Loading.withoutLoading(claim);
        if (outcome != null) {
            end(attempt, own, outcome);
        } else if (claim instanceof Claim.Unavailable<V> && attempt.call.current() != null) {
            own.looksAt(attempt.call.readAt());
            end(attempt, own, Outcome.stale(attempt.call.current()));
        } else if (claim instanceof Claim.Unavailable<V>) {
            runAlone(attempt, own, alone -> end(attempt, own, alone));
        } else if (nanosLeft(attempt) <= 0 || !claimLater(attempt, own, backoff)) {
            late(attempt, own, late -> end(attempt, own, late));
        }
    }

    /** Returns false if the manager is being closed, so that nothing is scheduled any more. */
    private boolean claimLater(Attempt<V> attempt, Flight<V> own, Backoff backoff) {
        Runnable again = () -> guarded(attempt, own, () -> claim(attempt, own, backoff));
        long millis = Math.min(backoff.nextMillis(), Timeouts.millis(nanosLeft(attempt)));
        try {
            var unused = scheduler.schedule(() -> executor.execute(again), millis);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void run(Attempt<V> attempt, Flight<V> own, Claim.@Nullable Stale<V> meanwhile) {
        long from = time.nanos();
        Renewals.Running renewing = renewals.start(leases, attempt.call, own.token());
        own.ownedBy(Thread.currentThread());
        CompletableFuture<Outcome<V>> started = start(attempt);
        own.ownedBy(null);
        then(started, attempt, own, outcome -> {
            renewing.stop();
            long millis = (time.nanos() - from) / 1_000_000;
            end(attempt, own, Loading.settle(leases, time, attempt.call, own, outcome, meanwhile, millis));
        });
    }

    /** Continues when a stage that never fails is done. */
    private void then(
            CompletableFuture<Outcome<V>> stage,
            Attempt<V> attempt,
            @Nullable Flight<V> own,
            Consumer<Outcome<V>> next) {
        var unused = stage.thenAccept(outcome -> guarded(attempt, own, () -> next.accept(outcome)));
    }

    /** An unexpected exception reaches this caller; those that wait for its flight try themselves, so that none hangs. */
    private void guarded(Attempt<V> attempt, @Nullable Flight<V> own, Runnable step) {
        try {
            step.run();
        } catch (Throwable broken) {
            // Any of it: languages without checked exceptions throw those as well.
            if (own != null) {
                flights.leave(attempt.call, own);
                lateFlights.leave(attempt.call, own);
                own.end(Outcome.abandoned());
            }
            attempt.result.completeExceptionally(broken);
        }
    }

    /** Starts the loader. The stage never fails: its outcome holds the failure. */
    private CompletableFuture<Outcome<V>> start(Attempt<V> attempt) {
        long from = time.nanos();
        CompletableFuture<Outcome<V>> ended = new CompletableFuture<>();
        try {
            attempt.loader.get().whenComplete((value, failure) -> ended.complete(outcome(from, value, failure)));
        } catch (Throwable failure) {
            ended.complete(outcome(from, null, failure));
        }
        return ended;
    }

    private Outcome<V> outcome(long from, @Nullable V value, @Nullable Throwable failure) {
        long nanos = time.nanos() - from;
        if (failure == null) {
            listener.loaded(nanos);
            return Outcome.value(value);
        }
        listener.failed(nanos);
        Throwable cause = failure.getCause();
        return Outcome.failure(failure instanceof CompletionException && cause != null ? cause : failure);
    }

    private void end(Attempt<V> attempt, Flight<V> own, Outcome<V> outcome) {
        flights.leave(attempt.call, own);
        own.end(outcome, leases);
        serve(attempt, outcome);
    }

    private void serve(Attempt<V> attempt, Outcome<V> outcome) {
        Loading.count(listener, attempt.call, outcome);
        if (outcome.failure() != null) {
            attempt.result.completeExceptionally(outcome.failure());
        } else {
            attempt.result.complete(outcome.value());
        }
    }

    private long nanosLeft(Attempt<V> attempt) {
        return attempt.deadline - time.nanos();
    }

    /** The call of one caller. */
    private static final class Attempt<V> {

        private final Call<V> call;
        private final Supplier<? extends CompletionStage<? extends @Nullable V>> loader;
        private final CompletableFuture<@Nullable V> result;
        private final long deadline;

        Attempt(
                Call<V> call,
                Supplier<? extends CompletionStage<? extends @Nullable V>> loader,
                CompletableFuture<@Nullable V> result,
                long deadline) {
            this.call = call;
            this.loader = loader;
            this.result = result;
            this.deadline = deadline;
        }
    }
}
