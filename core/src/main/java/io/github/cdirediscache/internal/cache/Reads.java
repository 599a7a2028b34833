package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads values. Unreadable entries are misses. */
final class Reads<V> {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;

    Reads(CacheContext context, KeySpace space, EntryCodec codec) {
        this.context = context;
        this.space = space;
        this.codec = codec;
    }

    Lookup<V> lookup(String key) {
        Lookup<V> found = read(space.valueKey(key));
        (found.present() ? context.counters.hits : context.counters.misses).increment();
        return found;
    }

    private Lookup<V> read(PhysicalKey key) {
        try {
            return fresh(context.store.get(key));
        } catch (CacheUnavailableException failure) {
            context.failed(failure);
        } catch (RedisErrorException otherType) {
            corrupt(otherType);
        }
        return Lookup.absent();
    }

    Map<String, @Nullable V> getAll(Iterable<String> keys) {
        Set<String> wanted = new LinkedHashSet<>();
        keys.forEach(wanted::add);
        List<String> names = List.copyOf(wanted);
        List<PhysicalKey> physical = names.stream().map(space::valueKey).toList();
        List<Reply<byte[]>> replies = context.store.beginGet(physical).finish();
        Map<String, @Nullable V> values = new LinkedHashMap<>();
        CollectedFailures failures = new CollectedFailures();
        for (int i = 0; i < names.size(); i++) {
            Reply<byte[]> reply = replies.get(i);
            CacheException failure = reply.failure();
            Lookup<V> found = failure == null ? fresh(reply.get()) : failures.absent(failure);
            if (found.present()) {
                values.put(names.get(i), found.value());
            }
        }
        context.counters.hits.add(values.size());
        context.counters.misses.add(names.size() - values.size());
        failures.report(context);
        return values;
    }

    /** The value in the bytes, if it is one, can be read and is not only kept as stale. */
    Lookup<V> fresh(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Lookup.absent();
        }
        Entry entry = Entry.of(bytes);
        if (entry != null && (entry.isWithoutValue() || entry.isExpired(context.time.millis()))) {
            return Lookup.absent();
        }
        return decoded(bytes, entry);
    }

    /** The value in the bytes if it can be read. */
    @SuppressWarnings("unchecked")
    Lookup<V> decoded(byte[] bytes, @Nullable Entry entry) {
        try {
            return Lookup.of((V) codec.read(bytes, entry));
        } catch (CorruptEntryException unreadable) {
            corrupt(unreadable);
            return Lookup.absent();
        }
    }

    /** Gives a value that has been read to further callers, each its own. */
    Supplier<@Nullable V> copies(byte[] bytes, Entry entry, Lookup<V> read) {
        return () -> {
            Lookup<V> again = EntryCodec.isImmutable(read.value()) ? read : decoded(bytes, entry);
            return again.present() ? again.value() : read.value();
        };
    }

    /** The failure that an entry holds, if this caller knows it. */
    Optional<Throwable> keptFailure(byte[] bytes, Entry entry, LoadOptions options) {
        try {
            return options.failures().read(codec.readFailure(bytes, entry));
        } catch (CorruptEntryException cutOff) {
            corrupt(cutOff);
            return Optional.empty();
        }
    }

    void corrupt(Throwable cause) {
        context.counters.corrupt.increment();
        context.log.corrupt(cause);
    }

    boolean contains(String key) {
        PhysicalKey physical = space.valueKey(key);
        try {
            return isPresent(context.store.send(KeyCommand.head(physical, Entry.MAX_FIXED_BYTES)));
        } catch (CacheUnavailableException failure) {
            context.failed(failure);
        } catch (RedisErrorException otherType) {
            corrupt(otherType);
        }
        return false;
    }

    /** Whether the first bytes are those of a value that is not only kept as stale. */
    boolean isPresent(byte @Nullable [] head) {
        if (head == null || head.length == 0) {
            return false;
        }
        Entry entry = Entry.of(head);
        if (entry == null) {
            return decoded(head, null).present();
        }
        return !entry.isWithoutValue() && !entry.isExpired(context.time.millis());
    }

    TimeToLive timeToLive(String key) {
        try {
            return timeToLive(context.store.send(
                    Scripts.TIME_TO_LIVE.on(space.valueKey(key), Arguments.of(codec.takesNumbers()))));
        } catch (CacheException failure) {
            context.failed(failure);
            return TimeToLive.absent();
        }
    }

    private static TimeToLive timeToLive(@Nullable Long millis) {
        if (millis == null || millis < -1) {
            return TimeToLive.absent();
        }
        if (millis == -1) {
            return TimeToLive.forever();
        }
        return TimeToLive.of(Duration.ofMillis(millis));
    }
}
