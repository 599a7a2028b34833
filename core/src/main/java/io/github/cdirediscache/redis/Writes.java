package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.ExpiryConfig;
import io.github.cdirediscache.config.LoadConfig;
import io.github.cdirediscache.connection.Request;
import io.github.cdirediscache.entry.Entry;
import io.github.cdirediscache.entry.EntryCodec;
import io.github.cdirediscache.keys.KeySpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writing values. A write that Redis did not take may leave an outdated value behind, so its key is then invalidated as
 * soon as Redis answers again.
 */
final class Writes<V> {

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
        byte[] physical = space.valueKey(key);
        if (removes(value, timeToLive)) {
            invalidations.invalidate(key);
            return;
        }
        Request set = set(physical, value, timeToLive);
        Server server = context.servers.of(physical);
        try {
            server.send(set);
            context.counters.puts.increment();
        } catch (CacheUnavailableException failure) {
            dropped(server, List.of(physical), failure);
        } finally {
            context.detachLoads(loading -> loading.detach(physical));
        }
    }

    void putAll(Map<String, ? extends @Nullable V> entries, @Nullable Duration timeToLive) {
        List<byte[]> keys = new ArrayList<>();
        List<Request> sets = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        entries.forEach((key, value) -> {
            Duration time = timeToLive == null ? defaultTime(value) : timeToLive;
            byte[] physical = space.valueKey(key);
            if (removes(value, time)) {
                removed.add(key);
            } else {
                keys.add(physical);
                sets.add(set(physical, value, time));
            }
        });
        List<CacheUnavailableException> failures = new ArrayList<>();
        context.servers.byServer(keys).forEach((server, places) -> {
            List<byte[]> own = places.stream().map(keys::get).toList();
            try {
                server.sendAll(places.stream().map(sets::get).toList());
                context.counters.puts.add(own.size());
            } catch (CacheUnavailableException failure) {
                keep(server, own, failure);
                failures.add(failure);
            } finally {
                own.forEach(key -> context.detachLoads(loading -> loading.detach(key)));
            }
        });
        invalidations.invalidateAll(removed);
        failures.forEach(context::failed);
    }

    boolean putIfAbsent(String key, @Nullable V value, @Nullable Duration timeToLive) {
        byte[] physical = space.valueKey(key);
        Duration time = timeToLive == null ? defaultTime(value) : timeToLive;
        boolean nothing = removes(value, time);
        Expiry expiry = nothing ? new Expiry(0L, Entry.NONE) : expiry(time);
        byte[] bytes = nothing ? Args.EMPTY : codec.write(value, expiry.softExpiry(), Entry.NONE);
        Object absent = context.servers
                .of(physical)
                .send(Request.run(
                        Scripts.PUT_IF_ABSENT,
                        physical,
                        bytes,
                        Args.ofMillis(expiry.millis()),
                        Args.of(codec.takesNumbers())));
        boolean stored = Reads.number(absent) == 1;
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
        byte[] physical = space.valueKey(key);
        return isOne(
                physical,
                Request.run(
                        Scripts.TOUCH, physical, Args.ofMillis(Expiry.millisOf(time)), Args.of(codec.takesNumbers())));
    }

    boolean persist(String key) {
        byte[] physical = space.valueKey(key);
        return isOne(physical, Request.run(Scripts.PERSIST, physical, Args.of(codec.takesNumbers())));
    }

    private boolean isOne(byte[] key, Request request) {
        try {
            return Reads.number(context.servers.of(key).send(request)) == 1;
        } catch (CacheUnavailableException failure) {
            context.counters.droppedWrites.increment();
            context.failed(failure);
            return false;
        }
    }

    private Request set(byte[] key, @Nullable V value, Duration timeToLive) {
        Expiry expiry = expiry(timeToLive);
        return Request.set(key, codec.write(value, expiry.softExpiry(), Entry.NONE), expiry.millis());
    }

    private Expiry expiry(Duration timeToLive) {
        ExpiryConfig config = context.config.expiry();
        LoadConfig load = context.config.load();
        return Expiry.of(timeToLive, config.jitter(), load.staleFor(), load.earlyRefresh() > 0, context.clock.millis());
    }

    private Duration defaultTime(@Nullable V value) {
        ExpiryConfig config = context.config.expiry();
        return value == null ? config.nullTimeout() : config.timeout();
    }

    private boolean removes(@Nullable V value, Duration timeToLive) {
        return Expiry.removes(timeToLive)
                || (value == null && !context.config.expiry().nullValues());
    }

    private void dropped(Server server, List<byte[]> keys, CacheUnavailableException failure) {
        keep(server, keys, failure);
        context.failed(failure);
    }

    private void keep(Server server, List<byte[]> keys, CacheUnavailableException failure) {
        context.counters.droppedWrites.add(keys.size());
        keys.forEach(key -> server.keepKey(key, failure));
    }
}
