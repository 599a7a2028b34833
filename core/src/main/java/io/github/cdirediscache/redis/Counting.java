package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.connection.RedisErrorException;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Whole numbers that Redis adds to. */
final class Counting {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;

    Counting(CacheContext context, KeySpace space, EntryCodec codec) {
        this.context = context;
        this.space = space;
        this.codec = codec;
    }

    OptionalLong increment(String key, long delta) {
        byte[] physical = space.valueKey(key);
        try {
            byte[] sum = (byte[]) context.servers
                    .of(physical)
                    .send(Request.run(
                            Scripts.INCREMENT,
                            physical,
                            Args.of(delta),
                            Args.of(codec.largestNumber()),
                            Args.of(codec.takesNumbers())));
            return sum == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(new String(sum, StandardCharsets.US_ASCII)));
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
