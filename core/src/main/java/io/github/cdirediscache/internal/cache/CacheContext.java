package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all views of one named cache share: its settings, servers and counters. */
final class CacheContext {

    final CacheConfig config;
    final EntryStore store;
    final OperationCounters counters;
    final CacheLog log;
    final Time time;
    final Chance chance;
    final Executor workers;
    final Payloads payloads;
    final PendingReleases releases;
    private volatile boolean closed;
    private final List<Loading<?>> loadings = new CopyOnWriteArrayList<>();

    CacheContext(
            CacheConfig config,
            EntryStore store,
            OperationCounters counters,
            CacheLog log,
            Time time,
            Chance chance,
            Executor workers,
            Payloads payloads,
            PendingReleases releases) {
        this.config = config;
        this.store = store;
        this.counters = counters;
        this.log = log;
        this.time = time;
        this.chance = chance;
        this.workers = workers;
        this.payloads = payloads;
        this.releases = releases;
    }

    /** Counts a failure, and throws it with {@code on-failure=raise}. */
    void failed(CacheException failure) {
        counters.failures.increment();
        if (config.failure().onFailure() == OnFailure.RAISE) {
            throw unavailable(failure);
        }
    }

    /** Sends a command whose failure is thrown whatever {@code on-failure} says. */
    <T> @Nullable T required(KeyCommand<T> command) {
        try {
            return store.send(command);
        } catch (CacheException failure) {
            throw unavailable(failure);
        }
    }

    /** An error that concerns the entry is, where nobody has use for it, a failure like others. */
    CacheUnavailableException unavailable(CacheException failure) {
        return Unforeseen.asUnavailable(store.toString(), failure);
    }

    /** Counts failures. With {@code on-failure=raise} throws the first, with the others as suppressed. */
    void failed(Collection<CacheUnavailableException> failures) {
        counters.failures.add(failures.size());
        if (!failures.isEmpty() && config.failure().onFailure() == OnFailure.RAISE) {
            Iterator<CacheUnavailableException> each = failures.iterator();
            CacheUnavailableException first = each.next();
            each.forEachRemaining(first::addSuppressed);
            throw first;
        }
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    void register(Loading<?> loading) {
        loadings.add(loading);
    }

    /** Whether there is anything that {@link #releaseLeases} would release. */
    boolean holdsLeases() {
        return !releases.isEmpty() || loadings.stream().anyMatch(Loading::holdsLeases);
    }

    /** Releases the leases of loads under way, and those that wait for their release. */
    void releaseLeases() {
        loadings.forEach(Loading::releaseAll);
        releases.deliverNow();
    }

    /** Loads under way, of whatever type, are not joined by later callers. */
    void detachLoads(Consumer<Loading<?>> which) {
        loadings.forEach(which);
    }
}
