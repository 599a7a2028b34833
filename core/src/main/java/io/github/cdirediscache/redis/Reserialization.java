package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.connection.Script;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Rewrites a cache's entries in today's format while it is in use. */
final class Reserialization {

    /** Values held in memory at once. */
    private static final int BATCH = 100;

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

    /** A shard that fails ends its own part alone; what it said is thrown when the others have come to their end. */
    long run(LongConsumer progress) {
        Progress seen = new Progress(progress);
        AtomicLong rewritten = new AtomicLong();
        List<Runnable> parts = new ArrayList<>();
        for (Server server : context.servers.all()) {
            parts.add(() -> SideBySide.run(
                    context.workers,
                    server.masters().stream()
                            .<Runnable>map(master -> () -> run(server, master, seen, rewritten))
                            .toList()));
        }
        try {
            SideBySide.run(context.workers, parts);
        } catch (CacheUnavailableException incomplete) {
            throw new CacheUnavailableException(
                    "reserialize came not to its end after " + rewritten + " entries; run it again: "
                            + incomplete.getMessage(),
                    incomplete);
        }
        return rewritten.get();
    }

    private void run(Server server, Node master, Progress seen, AtomicLong rewritten) {
        Scan scan = new Scan(request -> server.send(master, request), space.allVersionsPattern());
        while (scan.hasNext()) {
            List<byte[]> keys =
                    scan.next().stream().filter(space::isValueOfAnyVersion).toList();
            for (int from = 0; from < keys.size(); from += BATCH) {
                List<byte[]> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
                rewritten.addAndGet(rewrite(server, batch));
                seen.add(batch.size());
            }
        }
    }

    private long rewrite(Server server, List<byte[]> keys) {
        List<?> values = server.sendAll(
                keys.stream().map(key -> Request.get(key).ofMaster()).toList());
        List<Request> replacements = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (values.get(i) instanceof CacheUnavailableException failure) {
                throw failure;
            }
            if (values.get(i) instanceof byte[] old) {
                byte[] key = keys.get(i);
                rewritten(old)
                        .map(now -> Request.run(Scripts.REPLACE, key, Script.sha1Hex(old), now))
                        .ifPresent(replacements::add);
            }
        }
        return replacements.isEmpty()
                ? 0
                : server.sendAll(replacements).stream().mapToLong(Reads::number).sum();
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
        RawHeader before = RawHeader.of(old);
        RawHeader after = RawHeader.of(now);
        return before != null
                && after != null
                && before.serializer().equals(after.serializer())
                && !before.serializer().equals("binary")
                && !Arrays.equals(context.payloads.read(old, before), context.payloads.read(now, after));
    }

    /** Tells how many entries were seen, by all threads together, one call at a time. */
    private static final class Progress {

        private final LongConsumer listener;
        private long seen;

        Progress(LongConsumer listener) {
            this.listener = listener;
        }

        synchronized void add(int entries) {
            seen += entries;
            listener.accept(seen);
        }
    }
}
