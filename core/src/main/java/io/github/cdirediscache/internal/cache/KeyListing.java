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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

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

    /** A stream over an iterator: nested flat maps would read all pages of a server for the first key. */
    Stream<String> keys(String glob) {
        Iterator<String> keys = new Keys(space.matching(glob).pattern());
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED | Spliterator.NONNULL), false);
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

    /** Reads a page when the one before it has been consumed. */
    private final class Keys implements Iterator<String> {

        private final KeyPattern pattern;
        private final Iterator<EntryStore> shards;
        private Iterator<ShardScan> scans = Collections.emptyIterator();
        private Iterator<String> page = Collections.emptyIterator();
        private @Nullable ShardScan scan;

        Keys(KeyPattern pattern) {
            this.pattern = pattern;
            this.shards = context.store.shards().iterator();
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext()) {
                if (scan != null && scan.pages.hasNext()) {
                    page = present(scan.shard, scan.pages.next()).iterator();
                } else if (scans.hasNext()) {
                    scan = scans.next();
                } else if (shards.hasNext()) {
                    scans = scans(shards.next());
                } else {
                    return false;
                }
            }
            return true;
        }

        private Iterator<ShardScan> scans(EntryStore shard) {
            return shard.scans(pattern).stream()
                    .map(pages -> new ShardScan(shard, pages))
                    .iterator();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }

    /** The pages of one server of a shard. */
    private record ShardScan(EntryStore shard, Scan pages) {}
}
