package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.store.ValueWithTime;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Script;
import java.util.OptionalInt;

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
        PhysicalKey from = space.valueKey(key);
        PhysicalKey to = target.valueKey(key);
        ValueWithTime found =
                context.required(Scripts.READ_WITH_TIME_TO_LIVE.on(from, Arguments.of(codec.takesNumbers())));
        // No more than the begin of a value that is too large has been read.
        if (found == null || codec.isTooLarge(found.bytes())) {
            return OptionalInt.empty();
        }
        if (delta != 0) {
            move(from, to, found);
        }
        return OptionalInt.of(target.version());
    }

    /** If it is unclear whether the value was written, an older one of that version is not taken for it: it is removed. */
    private void move(PhysicalKey from, PhysicalKey to, ValueWithTime found) {
        context.required(KeyCommand.set(to, found.bytes(), found.millis()));
        context.required(Scripts.REMOVE_UNCHANGED.on(from, Script.sha1Hex(found.bytes())));
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
