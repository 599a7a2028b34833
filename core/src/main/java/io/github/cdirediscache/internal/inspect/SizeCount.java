package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scan;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** How many keys of a cache one server has, and how many bytes stand under them. */
final class SizeCount {

    private final ScannedServer server;
    private final KeySpace space;
    private final RawReads reads;
    private final LongConsumer progress;

    SizeCount(ScannedServer server, KeySpace space, RawReads reads, LongConsumer progress) {
        this.server = server;
        this.space = space;
        this.reads = reads;
        this.progress = progress;
    }

    RawSize count() {
        SizeEstimate estimate = new SizeEstimate();
        Scan scan = server.scan(space.matching("*").pattern());
        while (scan.hasNext()) {
            List<PhysicalKey> page = scan.next();
            estimate.add(page.size(), bytes(page));
            progress.accept(estimate.keys());
        }
        return estimate.counted();
    }

    RawSize sample(int atMost) {
        SizeEstimate estimate = new SizeEstimate();
        Scan scan = server.scan(KeyPattern.EVERY_KEY);
        while (scan.hasNext() && estimate.lookedAt() < atMost) {
            List<PhysicalKey> page = scan.next();
            List<PhysicalKey> own =
                    page.stream().filter(key -> space.keyOf(key) != null).toList();
            estimate.add(page.size(), bytes(own));
        }
        if (!scan.hasNext()) {
            return estimate.counted();
        }
        OptionalLong all = allKeys(server);
        return all.isPresent() ? estimate.estimate(all.getAsLong()) : count();
    }

    /** The lengths of what stands under the keys, without those that are gone. */
    private long[] bytes(List<PhysicalKey> keys) {
        return keys.isEmpty()
                ? new long[0]
                : reads.entries(server.shard(), keys).stream()
                        .mapToLong(RawEntry::bytes)
                        .toArray();
    }

    /** The number of all keys of a server's database; empty if the user may not ask. */
    static OptionalLong allKeys(ScannedServer server) {
        try {
            Long count = server.master().send(ServerCommand.numberOfKeys());
            return count == null ? OptionalLong.empty() : OptionalLong.of(count);
        } catch (CacheException refused) {
            return OptionalLong.empty();
        }
    }
}
