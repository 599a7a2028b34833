package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.Scan;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The keys that match a pattern, a page at a time. */
final class KeyListing {

    private final CacheContext context;
    private final KeySpace space;
    private final Reads<?> reads;

    KeyListing(CacheContext context, KeySpace space, Reads<?> reads) {
        this.context = context;
        this.space = space;
        this.reads = reads;
    }

    Stream<String> keys(String glob) {
        KeyPattern pattern = space.matching(glob).pattern();
        return context.store.shards().stream()
                .flatMap(shard -> shard.scans(pattern).stream()
                        .flatMap(KeyListing::pages)
                        .flatMap(page -> present(shard, page).stream()));
    }

    private static Stream<List<PhysicalKey>> pages(Scan scan) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(scan, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The keys that hold a value, and not just a load's lease or a stale value. */
    private List<String> present(EntryStore shard, List<PhysicalKey> page) {
        List<Reply<byte[]>> heads = shard.sendAll(page.stream()
                .map(key -> KeyCommand.head(key, Entry.MAX_FIXED_BYTES).ofMaster())
                .toList());
        List<String> present = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (heads.get(i).failure() instanceof CacheUnavailableException failure) {
                throw failure;
            }
            String key = space.keyOf(page.get(i));
            boolean isString = heads.get(i).failure() == null;
            if (key != null && isString && reads.isPresent(heads.get(i).get())) {
                present.add(key);
            }
        }
        return present;
    }
}
