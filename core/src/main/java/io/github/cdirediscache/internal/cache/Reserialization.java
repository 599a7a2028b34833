package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.entry.EntryHeader;
import io.github.cdirediscache.internal.entry.UnreadablePayloadException;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.store.Rewriting;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Rewrites a cache's entries in today's format while it is in use. */
final class Reserialization {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;
    private final Reads<?> reads;

    Reserialization(CacheContext context, KeySpace space, EntryCodec codec, Reads<?> reads) {
        this.context = context;
        this.space = space;
        this.codec = codec;
        this.reads = reads;
    }

    /** A server that fails ends its own part alone; what it said is thrown when the others have come to their end. */
    long run(LongConsumer progress) {
        Rewriting rewriting =
                new Rewriting(context.store, space.allVersions(), this::rewritten, context.workers, progress);
        try {
            rewriting.run();
        } catch (CacheException incomplete) {
            throw new CacheUnavailableException(
                    "reserialize stopped early, after " + rewriting.rewritten() + " entries; run it again: "
                            + incomplete.getMessage(),
                    incomplete);
        }
        return rewriting.rewritten();
    }

    /** The entry in today's format; empty if it is that already, is being loaded, or can't be read. */
    private Optional<byte[]> rewritten(byte[] old) {
        Entry entry = Entry.of(old);
        if (entry == null || entry.isWithoutValue() || entry.isLeased() || entry.isNull()) {
            return Optional.empty();
        }
        try {
            byte[] now = codec.write(codec.read(old, entry), entry.softExpiry(), entry.loadMillis());
            return Arrays.equals(now, old) || mayLoseSomething(old, now) ? Optional.empty() : Optional.of(now);
        } catch (UnreadablePayloadException | CorruptEntryException | CacheSerializationException leftAlone) {
            reads.corrupt(leftAlone);
            return Optional.empty();
        }
    }

    /**
     * Whether today's serializer writes other bytes than those it has written before. Then the value may be of another
     * type than this view's, of which only a part was read: it is left alone. {@code binary} checks the type itself.
     */
    private boolean mayLoseSomething(byte[] old, byte[] now) throws UnreadablePayloadException {
        EntryHeader before = EntryHeader.of(old);
        EntryHeader after = EntryHeader.of(now);
        return before != null
                && after != null
                && before.serializer().equals(after.serializer())
                && !before.serializer().equals("binary")
                && !Arrays.equals(context.payloads.read(old, before), context.payloads.read(now, after));
    }
}
