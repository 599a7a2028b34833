package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One process of a test: it reads as the cache does, and loads what it does not find. */
final class Process {

    final Counts counts = new Counts();
    final FakeLeases leases;
    final Loading<String> loading;
    private final Entries entries;
    private final FakeTime time;
    private volatile boolean readsFail;

    Process(Entries entries, FakeTime time, Chance chance) {
        this(entries, time, chance, time.executor());
    }

    Process(Entries entries, FakeTime time, Chance chance, Executor executor) {
        this.entries = entries;
        this.time = time;
        this.leases = new FakeLeases(entries);
        this.loading = new Loading<>(leases, counts, time, chance, time, executor);
    }

    /** A call in this thread, which waits. */
    String get(String key, Source loader, LoadOptions options) throws Exception {
        return read(key, options, (value, call) -> call == null ? value : loading.<Exception>load(call, loader::load));
    }

    /** A call that does not wait. */
    CompletableFuture<String> getLater(String key, Source loader, LoadOptions options) {
        return read(
                key,
                options,
                (value, call) -> call == null
                        ? CompletableFuture.completedFuture(value)
                        : loading.async().load(call, loader::stage).toCompletableFuture());
    }

    /** Whether reads fail from now on. */
    void readsFail(boolean fail) {
        readsFail = fail;
    }

    /** An invalidation from this process, as the cache does it. */
    void invalidate(String key) {
        loading.detach(Keys.of(key));
        entries.invalidate(key);
    }

    interface Then<T, X extends Exception> {
        T go(String value, Call<String> call) throws X;
    }

    private <T, X extends Exception> T read(String key, LoadOptions options, Then<T, X> then) throws X {
        long readAt = time.nanos();
        if (readsFail) {
            return then.go(null, Call.unread(Keys.of(key), options, readAt));
        }
        Optional<Entries.Entry> found = entries.read(key);
        boolean isFresh = found.filter(
                        entry -> entry.kind() == Entries.Entry.Kind.VALUE && time.millis() < entry.softExpiry())
                .isPresent();
        if (isFresh && options.earlyRefresh() == 0) {
            return then.go(found.get().content(), null);
        }
        Claim.Stale<String> current = isFresh
                ? new Claim.Stale<>(
                        found.get().content(),
                        found.get().softExpiry(),
                        () -> new String(found.get().content()))
                : null;
        return then.go(
                null,
                new Call<>(
                        Keys.of(key),
                        options,
                        current,
                        new byte[0],
                        readAt,
                        token -> found.isPresent() && found.get().isLeasedBy(token)));
    }
}
