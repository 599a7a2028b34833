package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.key.KeySpace;
import java.util.ArrayList;
import java.util.Iterator;
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
        byte[] pattern = space.pattern(glob);
        return context.servers.all().stream()
                .flatMap(server -> server.masters().stream().flatMap(master -> keys(server, master, pattern)));
    }

    private Stream<String> keys(Server server, Node master, byte[] pattern) {
        return stream(new Scan(request -> server.send(master, request), pattern))
                .flatMap(page -> present(server, page).stream());
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The keys that hold a value, and not just a load's lease or a stale value. */
    private List<String> present(Server server, List<byte[]> page) {
        List<?> heads = server.sendAll(page.stream()
                .map(key -> Request.head(key, Entry.MAX_FIXED_BYTES).ofMaster())
                .toList());
        List<String> present = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (heads.get(i) instanceof CacheUnavailableException failure) {
                throw failure;
            }
            String key = space.keyOf(page.get(i));
            if (key != null && heads.get(i) instanceof byte[] head && reads.isPresent(head)) {
                present.add(key);
            }
        }
        return present;
    }
}
