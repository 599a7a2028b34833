package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.connection.Script;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Moves values between versions. The new key may lie on another server than the old one, so the value is written there
 * before it is removed here: what goes wrong in between leaves it twice, never lost.
 */
final class Versions {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;

    Versions(CacheContext context, KeySpace space, EntryCodec codec) {
        this.context = context;
        this.space = space;
        this.codec = codec;
    }

    OptionalInt incrementVersion(String key, int delta) {
        KeySpace target = space.withVersion(sum(space.version(), delta));
        byte[] from = space.valueKey(key);
        byte[] to = target.valueKey(key);
        Server source = context.servers.of(from);
        Object answer = source.send(Request.run(Scripts.READ_WITH_TIME_TO_LIVE, from, Args.of(codec.takesNumbers())));
        if (answer == null) {
            return OptionalInt.empty();
        }
        if (delta != 0) {
            List<?> found = Reads.list(answer);
            byte[] bytes = (byte[]) found.get(0);
            long millis = Reads.number(found.get(1));
            move(source, from, to, bytes, millis < 0 ? null : Long.valueOf(Math.max(1, millis)));
        }
        return OptionalInt.of(target.version());
    }

    private void move(Server source, byte[] from, byte[] to, byte[] bytes, @Nullable Long millis) {
        Server target = context.servers.of(to);
        try {
            target.send(Request.set(to, bytes, millis));
        } catch (CacheUnavailableException unclear) {
            // It may have been written or not; an older value of that version must not be taken for it.
            target.keepKey(to, unclear);
            throw unclear;
        }
        source.send(Request.run(Scripts.REMOVE_UNCHANGED, from, Script.sha1Hex(bytes)));
        context.detachLoads(loading -> {
            loading.detach(from);
            loading.detach(to);
        });
    }

    /** The version that is so much higher, if there is one. */
    static int sum(int from, int delta) {
        long version = (long) from + delta;
        if (version < 0 || version > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "version must be between 0 and " + Integer.MAX_VALUE + ", would be " + version);
        }
        return (int) version;
    }
}
