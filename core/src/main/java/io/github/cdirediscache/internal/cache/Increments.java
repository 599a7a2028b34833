package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whole numbers that Redis adds to. */
final class Increments {

    private static final byte[] NOTHING = Arguments.of(0);

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;
    private final Writes<?> writes;

    Increments(CacheContext context, KeySpace space, EntryCodec codec, Writes<?> writes) {
        this.context = context;
        this.space = space;
        this.codec = codec;
        this.writes = writes;
    }

    OptionalLong increment(String key, long delta) {
        Long sum = added(key, space.valueKey(key), delta, Arguments.EMPTY, NOTHING);
        return sum == null ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    long increment(String key, long delta, long initial, Duration timeToLive) {
        PhysicalKey physical = space.valueKey(key);
        Object number = number(initial);
        if (Expiry.removes(timeToLive)) {
            return increment(key, delta).orElse(initial);
        }
        Expiry expiry = writes.expiry(timeToLive);
        byte[] bytes = codec.write(number, expiry.softExpiry(), Entry.NONE);
        Long sum = added(key, physical, delta, bytes, Arguments.ofMillis(expiry.millis()));
        if (sum != null) {
            return sum;
        }
        context.counters.puts.increment();
        context.detachLoads(loading -> loading.detach(physical));
        return initial;
    }

    /** A whole number as the cache's type has it. */
    private Object number(long initial) {
        if (!codec.takesNumbers()) {
            throw new IllegalStateException("cache " + context.config.name() + " has no whole numbers as values");
        }
        Object number = codec.wholeNumber(initial);
        if (number == null) {
            throw new IllegalArgumentException("initial leaves the range of the cache's type, was " + initial);
        }
        return number;
    }

    private @Nullable Long added(String key, PhysicalKey physical, long delta, byte[] initial, byte[] timeToLive) {
        try {
            return context.store.send(Scripts.INCREMENT.on(
                    physical,
                    Arguments.of(delta),
                    Arguments.of(codec.largestNumber()),
                    Arguments.of(codec.takesNumbers()),
                    initial,
                    timeToLive));
        } catch (RedisErrorException refused) {
            throw explained(key, delta, refused);
        }
    }

    private RuntimeException explained(String key, long delta, RedisErrorException refused) {
        String what = "cache " + context.config.name() + ", key " + Quotes.quoted(key) + ": ";
        if (refused.code().equals("OUTOFRANGE")) {
            ArithmeticException overflow =
                    new ArithmeticException(what + "adding " + delta + " leaves the range of the cache's type");
            overflow.initCause(refused);
            return overflow;
        }
        return new IllegalStateException(what + "the value is not a whole number that this cache stored", refused);
    }
}
