package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.load.Call;
import io.github.cdirediscache.internal.load.Claim;
import io.github.cdirediscache.internal.load.EarlyRefresh;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.load.Rethrow;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Script;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code getOrLoad}: one GET if the value is there, and a {@link Loading} if it is not. */
final class Loads<V> {

    private final CacheContext context;
    private final KeySpace space;
    private final Reads<V> reads;
    private final Loading<V> loading;

    Loads(CacheContext context, KeySpace space, Reads<V> reads, Loading<V> loading) {
        this.context = context;
        this.space = space;
        this.reads = reads;
        this.loading = loading;
    }

    <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader, LoadOptions options)
            throws X {
        Found<V> found = find(space.valueKey(key), options);
        if (found.call == null) {
            if (found.failure != null) {
                throw Rethrow.<X>asItIs(found.failure);
            }
            return found.value;
        }
        return loading.load(found.call, loader);
    }

    CompletionStage<@Nullable V> getOrLoadAsync(
            String key, Supplier<? extends CompletionStage<? extends @Nullable V>> loader, LoadOptions options) {
        Found<V> found = find(space.valueKey(key), options);
        if (found.call != null) {
            return loading.async().load(found.call, loader);
        }
        return found.failure == null
                ? CompletableFuture.completedFuture(found.value)
                : CompletableFuture.failedFuture(found.failure);
    }

    private Found<V> find(PhysicalKey key, LoadOptions options) {
        long readAt = context.time.nanos();
        byte[] bytes;
        try {
            bytes = context.store.get(key);
        } catch (CacheUnavailableException failure) {
            context.failed(failure);
            return Found.toLoad(Call.unread(key, options, readAt));
        } catch (RedisErrorException otherType) {
            reads.corrupt(otherType);
            return Found.toLoad(new Call<>(key, options, null, Arguments.EMPTY, readAt, token -> false));
        }
        if (bytes == null) {
            return Found.toLoad(new Call<>(key, options, null, Arguments.EMPTY, readAt, token -> false));
        }
        return find(key, options, bytes, readAt);
    }

    private Found<V> find(PhysicalKey key, LoadOptions options, byte[] bytes, long readAt) {
        Entry entry = Entry.of(bytes);
        Predicate<byte[]> sawLease = token -> entry != null && entry.isLeasedBy(token);
        if (entry != null && entry.isFailure()) {
            Optional<Throwable> kept = reads.keptFailure(bytes, entry, options);
            if (kept.isPresent()) {
                context.counters.hits.increment();
                return new Found<>(null, kept.get(), null);
            }
            return Found.toLoad(new Call<>(key, options, null, Script.unreadable(bytes), readAt, sawLease));
        }
        if (entry != null && (entry.isWithoutValue() || entry.isExpired(context.time.millis()))) {
            return Found.toLoad(new Call<>(key, options, null, Arguments.EMPTY, readAt, sawLease));
        }
        Lookup<V> value = reads.decoded(bytes, entry);
        if (!value.present()) {
            return Found.toLoad(new Call<>(key, options, null, Script.unreadable(bytes), readAt, sawLease));
        }
        if (entry != null && isDueEarly(entry, options)) {
            Claim.Stale<V> current =
                    new Claim.Stale<>(value.value(), entry.softExpiry(), reads.copies(bytes, entry, value));
            return Found.toLoad(new Call<>(key, options, current, Arguments.EMPTY, readAt, sawLease));
        }
        context.counters.hits.increment();
        return new Found<>(value.value(), null, null);
    }

    private boolean isDueEarly(Entry entry, LoadOptions options) {
        if (options.earlyRefresh() == 0 || entry.softExpiry() == Entry.NONE || entry.loadMillis() == Entry.NONE) {
            return false;
        }
        return EarlyRefresh.isDue(
                context.time.millis(), entry.softExpiry(), entry.loadMillis(), options.earlyRefresh(), context.chance);
    }

    /** What the first read gave: a value, a kept failure, or a call for a load. */
    private record Found<V>(
            @Nullable V value,
            @Nullable Throwable failure,
            @Nullable Call<V> call) {

        static <V> Found<V> toLoad(Call<V> call) {
            return new Found<>(null, null, call);
        }
    }
}
