package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.ExpiryConfig;
import io.github.cdirediscache.config.LoadConfig;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values. A failed write may leave an outdated value behind, so its key is then invalidated as soon as Redis
 * answers again.
 */
final class Writes<V> {

    private static final String CLOSED = NamedCaches.CLOSED;

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;
    private final Invalidations invalidations;

    Writes(CacheContext context, KeySpace space, EntryCodec codec, Invalidations invalidations) {
        this.context = context;
        this.space = space;
        this.codec = codec;
        this.invalidations = invalidations;
    }

    void put(String key, @Nullable V value) {
        put(key, value, defaultTime(value));
    }

    void put(String key, @Nullable V value, Duration timeToLive) {
        PhysicalKey physical = space.valueKey(key);
        if (removes(value, timeToLive)) {
            invalidations.invalidate(key);
            return;
        }
        if (context.isClosed()) {
            dropped(1);
            return;
        }
        try {
            send(set(physical, value, timeToLive));
        } finally {
            context.detachLoads(loading -> loading.detach(physical));
        }
    }

    private void send(KeyCommand<Void> set) {
        try {
            context.store.send(set);
            context.counters.puts.increment();
        } catch (CacheException failure) {
            context.counters.droppedWrites.increment();
            context.failed(failure);
        }
    }

    void putAll(Map<String, ? extends @Nullable V> entries, @Nullable Duration timeToLive) {
        if (context.isClosed()) {
            dropped(entries.size());
            return;
        }
        List<KeyCommand<Void>> sets = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        entries.forEach((key, value) -> {
            Duration time = timeToLive == null ? defaultTime(value) : timeToLive;
            PhysicalKey physical = space.valueKey(key);
            if (removes(value, time)) {
                removed.add(key);
            } else {
                sets.add(set(physical, value, time));
            }
        });
        CollectedFailures failures = new CollectedFailures();
        try {
            for (Reply<Void> reply : context.store.sendAll(sets)) {
                CacheException failure = reply.failure();
                if (failure == null) {
                    context.counters.puts.increment();
                } else {
                    context.counters.droppedWrites.increment();
                    failures.add(context.unavailable(failure));
                }
            }
        } finally {
            sets.forEach(set -> context.detachLoads(loading -> loading.detach(set.key())));
        }
        invalidations.invalidateAll(removed, failures);
        failures.report(context);
    }

    /** Changes that nobody will make any more. */
    private void dropped(int changes) {
        context.counters.droppedWrites.add(changes);
        context.log.changeAfterClose(context.store.toString());
        context.failed(new CacheUnavailableException(CLOSED, null));
    }

    boolean putIfAbsent(String key, @Nullable V value, @Nullable Duration timeToLive) {
        PhysicalKey physical = space.valueKey(key);
        Duration time = timeToLive == null ? defaultTime(value) : timeToLive;
        boolean nothing = removes(value, time);
        Expiry expiry = nothing ? new Expiry(0L, Entry.NONE) : expiry(time);
        byte[] bytes = nothing ? Arguments.EMPTY : written(value, expiry);
        boolean stored = Boolean.TRUE.equals(context.required(Scripts.PUT_IF_ABSENT.on(
                physical, bytes, Arguments.ofMillis(expiry.millis()), Arguments.of(codec.takesNumbers()))));
        if (stored && !nothing) {
            context.counters.puts.increment();
            context.detachLoads(loading -> loading.detach(physical));
        }
        return stored;
    }

    boolean touch(String key, @Nullable Duration timeToLive) {
        Duration time = timeToLive == null ? context.config.expiry().timeout() : timeToLive;
        if (Expiry.removes(time)) {
            return invalidations.invalidate(key);
        }
        return changed(Scripts.TOUCH.on(
                space.valueKey(key), Arguments.ofMillis(Expiry.millisOf(time)), Arguments.of(codec.takesNumbers())));
    }

    boolean persist(String key) {
        return changed(Scripts.PERSIST.on(space.valueKey(key), Arguments.of(codec.takesNumbers())));
    }

    private boolean changed(KeyCommand<Boolean> change) {
        try {
            return Boolean.TRUE.equals(context.store.send(change));
        } catch (CacheException failure) {
            context.counters.droppedWrites.increment();
            context.failed(failure);
            return false;
        }
    }

    private KeyCommand<Void> set(PhysicalKey key, @Nullable V value, Duration timeToLive) {
        Expiry expiry = expiry(timeToLive);
        return KeyCommand.set(key, written(value, expiry), expiry.millis());
    }

    private byte[] written(@Nullable V value, Expiry expiry) {
        try {
            return codec.write(value, expiry.softExpiry(), Entry.NONE);
        } catch (CacheSerializationException unwritable) {
            if (context.isClosed()) {
                throw new CacheUnavailableException(CLOSED, unwritable);
            }
            context.counters.unserializable.increment();
            throw unwritable;
        }
    }

    /** The end of a value written now. */
    Expiry expiry(Duration timeToLive) {
        ExpiryConfig config = context.config.expiry();
        LoadConfig load = context.config.load();
        return Expiry.of(
                timeToLive,
                config.jitter(),
                load.staleFor(),
                load.earlyRefresh() > 0,
                context.time.millis(),
                context.chance);
    }

    private Duration defaultTime(@Nullable V value) {
        ExpiryConfig config = context.config.expiry();
        return value == null ? config.nullTimeout() : config.timeout();
    }

    private boolean removes(@Nullable V value, Duration timeToLive) {
        return Expiry.removes(timeToLive)
                || (value == null && !context.config.expiry().nullValues());
    }
}
