package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import java.util.OptionalLong;

/** Whole numbers that Redis adds to. */
final class Increments {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;

    Increments(CacheContext context, KeySpace space, EntryCodec codec) {
        this.context = context;
        this.space = space;
        this.codec = codec;
    }

    OptionalLong increment(String key, long delta) {
        try {
            Long sum = context.store.send(Scripts.INCREMENT.on(
                    space.valueKey(key),
                    Arguments.of(delta),
                    Arguments.of(codec.largestNumber()),
                    Arguments.of(codec.takesNumbers())));
            return sum == null ? OptionalLong.empty() : OptionalLong.of(sum);
        } catch (RedisErrorException refused) {
            throw explained(key, delta, refused);
        }
    }

    private RuntimeException explained(String key, long delta, RedisErrorException refused) {
        String what = "cache " + context.config.name() + ", key \"" + key + "\": ";
        if (refused.code().equals("OUTOFRANGE")) {
            ArithmeticException overflow =
                    new ArithmeticException(what + "adding " + delta + " leaves the range of the cache's type");
            overflow.initCause(refused);
            return overflow;
        }
        return new IllegalStateException(what + "the value is not a whole number that this cache stored", refused);
    }
}
