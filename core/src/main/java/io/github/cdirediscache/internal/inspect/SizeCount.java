package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scan;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** How many keys of a cache one server has, and how many bytes stand under them. */
final class SizeCount {

    /** The number of all keys of the database; the script has a key so that a cluster knows where to run it. */
    private static final Script<Long> ALL_KEYS =
            new Script<>("all_keys", Effect.READS, true, "return redis.call('DBSIZE')", Answers::number);

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
        List<PhysicalKey> any = new ArrayList<>();
        Scan scan = server.scan(KeyPattern.EVERY_KEY);
        while (scan.hasNext() && estimate.lookedAt() < atMost) {
            List<PhysicalKey> page = scan.next();
            List<PhysicalKey> own =
                    page.stream().filter(key -> space.keyOf(key) != null).toList();
            if (any.isEmpty() && !page.isEmpty()) {
                any.add(own.isEmpty() ? page.get(0) : own.get(0));
            }
            estimate.add(page.size(), bytes(own));
        }
        if (!scan.hasNext()) {
            return estimate.counted();
        }
        OptionalLong all = allKeys(server, any.get(0));
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
        Scan scan = server.scan(KeyPattern.EVERY_KEY);
        while (scan.hasNext()) {
            List<PhysicalKey> page = scan.next();
            if (!page.isEmpty()) {
                return allKeys(server, page.get(0));
            }
        }
        return OptionalLong.of(0);
    }

    private static OptionalLong allKeys(ScannedServer server, PhysicalKey anyKey) {
        try {
            Long count = server.master().send(ALL_KEYS.on(anyKey));
            return count == null ? OptionalLong.empty() : OptionalLong.of(count);
        } catch (CacheException refused) {
            return OptionalLong.empty();
        }
    }
}
