package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Loads values: for each key one caller among all processes runs its loader, and the others are served its value.
 * Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class Loading<V> {

    private final Leases<V> leases;
    private final LoadListener listener;
    private final Time time;
    private final Chance chance;
    private final Flights<V> flights = new Flights<>();

    /** Loads of callers whose wait was over: one for each key, whoever holds the lease. */
    private final Flights<V> lateFlights = new Flights<>();

    private final Renewals renewals;
    private final AsyncLoading<V> async;

    /**
     * Loads on leases.
     *
     * @param leases decide which process loads a key
     * @param listener is told how calls and loaders ended
     * @param time the clocks, and how callers wait
     * @param chance makes tokens, and varies how long callers wait before they ask again
     * @param scheduler renews leases, and wakes callers that wait without a thread
     * @param executor runs what callers that waited without a thread do next
     */
    public Loading(
            Leases<V> leases, LoadListener listener, Time time, Chance chance, Scheduler scheduler, Executor executor) {
        this.leases = leases;
        this.listener = listener;
        this.time = time;
        this.chance = chance;
        this.renewals = new Renewals(scheduler, executor);
        this.async =
                new AsyncLoading<>(leases, listener, time, chance, scheduler, executor, flights, lateFlights, renewals);
    }

    /**
     * Loads that do not block their callers.
     *
     * @return shares the loads under way with this object
     */
    public AsyncLoading<V> async() {
        return async;
    }

    /**
     * Keeps later callers of this process from joining a load of the key that is under way now.
     *
     * @param key the physical key
     */
    public void detach(PhysicalKey key) {
        flights.detach(key);
        lateFlights.detach(key);
    }

    /**
     * Whether loads that hold a lease are under way.
     *
     * @return whether there is one
     */
    public boolean holdsLeases() {
        return !renewals.isEmpty();
    }

    /** Releases the leases of all loads that are under way, so that others need not wait for them: this process ends. */
    public void releaseAll() {
        renewals.releaseAll();
    }

    /** Keeps later callers of this process from joining any load that is under way now. */
    public void detachAll() {
        flights.detachAll();
        lateFlights.detachAll();
    }

    /**
     * Waits for the value that another caller loads, or runs the loader.
     *
     * @param <X> what the loader may throw
     * @param call what the caller asks for
     * @param loader computes the value
     * @return the value
     * @throws X what the loader threw, here or in another caller that loaded the value
     * @throws CacheInterruptedException if the thread is interrupted while it waits; its status is set
     */
    public <X extends Exception> @Nullable V load(Call<V> call, Loader<? extends V, X> loader) throws X {
        long deadline = time.nanos() + Nanos.of(call.options().loadWait());
        do {
            Flight<V> own = new Flight<>(chance.id(), Thread.currentThread());
            Flight<V> other = flights.join(call, own);
            if (other == null) {
                return lead(call, own, loader, deadline);
            }
            if (other.isOwnedByThisThread()) {
                return loadAlone(call, loader);
            }
            Outcome<V> outcome = await(other, call, deadline);
            if (outcome != null) {
                count(listener, call, outcome);
                return outcome.copy();
            }
        } while (time.nanos() - deadline < 0);
        return served(call, loadLate(call, null, loader));
    }

    /** What came of another's flight; {@code null} if that is nothing for this caller. */
    private @Nullable Outcome<V> await(Flight<V> other, Call<V> call, long deadline) {
        try {
            Outcome<V> outcome = other.await(call, deadline - time.nanos(), time);
            return outcome != null && other.mayGive(outcome, call) ? outcome : null;
        } catch (InterruptedException interrupt) {
            throw interrupted(interrupt);
        }
    }

    /**
     * Loads for callers that have waited in vain: one of them runs its loader, and the others are served by it if it takes no
     * longer than they have waited already.
     */
    private Outcome<V> loadLate(Call<V> call, @Nullable Flight<V> led, Loader<? extends V, ?> loader) {
        Flight<V> own = new Flight<>(chance.id(), Thread.currentThread());
        Flight<V> other = lateFlights.joinNewer(call, own);
        if (other == null) {
            own.begins(time.nanos(), null);
            continuedBy(led, own);
            Outcome<V> outcome = Outcome.abandoned();
            try {
                outcome = runLoader(loader);
            } finally {
                lateFlights.leave(call, own);
                end(own, outcome);
            }
            return outcome;
        }
        if (!other.isOwnedByThisThread()) {
            Outcome<V> outcome =
                    await(other, call, time.nanos() + Nanos.of(call.options().loadWait()));
            if (outcome != null) {
                continuedBy(led, other);
                return outcome.failure() == null ? outcome.withValue(outcome.copy()) : outcome;
            }
        }
        return runUnshared(led, loader);
    }

    private Outcome<V> runUnshared(@Nullable Flight<V> led, Loader<? extends V, ?> loader) {
        if (led != null) {
            led.begins(time.nanos(), null);
        }
        return runLoader(loader);
    }

    private static <V> void continuedBy(@Nullable Flight<V> led, Flight<V> by) {
        if (led != null) {
            led.continues(by);
        }
    }

    /** A loader that was interrupted says nothing to others. */
    private void end(Flight<V> flight, Outcome<V> outcome) {
        flight.end(outcome.failure() instanceof InterruptedException ? Outcome.abandoned() : outcome, leases);
    }

    private <X extends Exception> @Nullable V lead(
            Call<V> call, Flight<V> flight, Loader<? extends V, X> loader, long deadline) throws X {
        Outcome<V> outcome = Outcome.abandoned();
        try {
            outcome = call.isUnread() ? runUnshared(flight, loader) : claim(call, flight, loader, deadline);
            return served(call, outcome);
        } finally {
            flights.leave(call, flight);
            end(flight, outcome);
        }
    }

    private Outcome<V> claim(Call<V> call, Flight<V> flight, Loader<? extends V, ?> loader, long deadline) {
        Backoff backoff = new Backoff(chance);
        while (true) {
            flight.looksAt(time.nanos());
            Claim<V> claim = leases.claim(call, flight.token());
            if (claim instanceof Claim.Granted<V> granted) {
                flight.begins(time.nanos(), granted.meanwhile());
                return run(call, flight, loader, granted.meanwhile());
            }
            Outcome<V> outcome = withoutLoading(claim);
            if (outcome != null) {
                return outcome;
            }
            if (claim instanceof Claim.Unavailable<V> && call.current() != null) {
                flight.looksAt(call.readAt());
                return Outcome.stale(call.current());
            }
            if (claim instanceof Claim.Unavailable<V>) {
                return runUnshared(flight, loader);
            }
            if (time.nanos() - deadline >= 0) {
                return loadLate(call, flight, loader);
            }
            pause(Math.min(backoff.nextMillis(), millisUntil(deadline)));
        }
    }

    static <V> @Nullable Outcome<V> withoutLoading(Claim<V> claim) {
        if (claim instanceof Claim.Found<V> found) {
            return Outcome.value(found.value());
        }
        if (claim instanceof Claim.Failed<V> failed) {
            return Outcome.failure(failed.failure());
        }
        if (claim instanceof Claim.Held<V> held && held.meanwhile() != null) {
            return Outcome.stale(held.meanwhile());
        }
        return null;
    }

    private Outcome<V> run(
            Call<V> call, Flight<V> flight, Loader<? extends V, ?> loader, Claim.@Nullable Stale<V> meanwhile) {
        long begin = time.nanos();
        Renewals.Running renewing = renewals.start(leases, call, flight.token());
        Outcome<V> outcome = runLoader(loader);
        renewing.stop();
        long millis = (time.nanos() - begin) / 1_000_000;
        return settle(leases, time, call, flight, outcome, meanwhile, millis);
    }

    /** Stores the value or releases the lease, and decides what the callers are served. */
    static <V> Outcome<V> settle(
            Leases<V> leases,
            Time time,
            Call<V> call,
            Flight<V> flight,
            Outcome<V> outcome,
            Claim.@Nullable Stale<V> meanwhile,
            long millis) {
        // An interrupted thread gets no connection from a full pool, and the value is to be stored all the same.
        boolean interrupted = Thread.interrupted();
        try {
            Throwable failure = outcome.failure();
            if (failure == null) {
                leases.store(call, flight.token(), outcome.value(), millis);
                return outcome;
            }
            if (meanwhile != null && standsIn(meanwhile, call, failure, time)) {
                leases.release(call, flight.token());
                return Outcome.stale(meanwhile);
            }
            if (failure instanceof InterruptedException) {
                leases.release(call, flight.token());
            } else {
                leases.fail(call, flight.token(), failure);
            }
            return outcome;
        } catch (Throwable usersMistake) {
            leases.release(call, flight.token());
            if (outcome.failure() != null && outcome.failure() != usersMistake) {
                usersMistake.addSuppressed(outcome.failure());
            }
            throw usersMistake;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean standsIn(Claim.Stale<?> meanwhile, Call<?> call, Throwable failure, Time time) {
        return (call.early() || call.options().staleOnError())
                && time.millis() < meanwhile.usableUntil()
                && failure instanceof Exception
                && !(failure instanceof InterruptedException);
    }

    private Outcome<V> runLoader(Loader<? extends V, ?> loader) {
        long begin = time.nanos();
        try {
            V value = loader.load();
            listener.loaded(time.nanos() - begin);
            return Outcome.value(value);
        } catch (Throwable failure) {
            listener.failed(time.nanos() - begin);
            return Outcome.failure(failure);
        }
    }

    private @Nullable V loadAlone(Call<V> call, Loader<? extends V, ?> loader) {
        return served(call, runLoader(loader));
    }

    private @Nullable V served(Call<V> call, Outcome<V> outcome) {
        count(listener, call, outcome);
        return outcome.get();
    }

    static void count(LoadListener listener, Call<?> call, Outcome<?> outcome) {
        if (outcome.kind() == Outcome.Kind.STALE && call.early()) {
            listener.servedFresh();
        } else if (outcome.kind() == Outcome.Kind.STALE) {
            listener.servedStale();
        } else {
            listener.missed();
        }
    }

    private long millisUntil(long deadline) {
        return Math.max(1, (deadline - time.nanos()) / 1_000_000);
    }

    private void pause(long millis) {
        try {
            time.sleep(millis);
        } catch (InterruptedException interrupt) {
            throw interrupted(interrupt);
        }
    }

    private static CacheInterruptedException interrupted(InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        return new CacheInterruptedException("interrupted while waiting for another load of the key", interrupt);
    }
}
