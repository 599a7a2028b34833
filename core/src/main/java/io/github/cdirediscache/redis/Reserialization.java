package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.connection.Request;
import io.github.cdirediscache.connection.Script;
import io.github.cdirediscache.entry.CorruptEntryException;
import io.github.cdirediscache.entry.Entry;
import io.github.cdirediscache.entry.EntryCodec;
import io.github.cdirediscache.keys.KeySpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    long run(LongConsumer progress) {
        long seen = 0;
        long rewritten = 0;
        for (Server server : context.servers.masters()) {
            Scan scan = new Scan(server::send, space.allVersionsPattern());
            while (scan.hasNext()) {
                List<byte[]> keys =
                        scan.next().stream().filter(space::isValueOfAnyVersion).toList();
                for (int from = 0; from < keys.size(); from += BATCH) {
                    List<byte[]> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
                    rewritten += rewrite(server, batch);
                    seen += batch.size();
                    progress.accept(seen);
                }
            }
        }
        return rewritten;
    }

    private long rewrite(Server server, List<byte[]> keys) {
        List<?> values = server.sendAll(keys.stream().map(Request::get).toList());
        List<Request> replacements = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
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
            return Arrays.equals(now, old) ? Optional.empty() : Optional.of(now);
        } catch (CorruptEntryException | CacheSerializationException leftAlone) {
            reads.corrupt(leftAlone);
            return Optional.empty();
        }
    }
}
