package io.github.cdirediscache.redis;

import io.github.cdirediscache.connection.Node;
import io.github.cdirediscache.connection.Request;
import io.github.cdirediscache.keys.KeySpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Invalidations of one cache that its server did not take, until it takes them. No more than a limit are kept; beyond it
 * the whole cache is cleared on that server. Thread-safe.
 */
final class PendingInvalidations {

    private static final int BATCH = 500;

    private final KeySpace space;
    private final int limit;
    private final Set<ByteKey> keys = new LinkedHashSet<>();
    private final Set<ByteKey> patterns = new LinkedHashSet<>();
    private boolean everything;
    private int onTheirWay;
    private volatile int size;

    PendingInvalidations(KeySpace space, int limit) {
        this.space = space;
        this.limit = limit;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Keeps the invalidation of a key. Returns whether the limit was passed by it. */
    synchronized boolean addKey(byte[] key) {
        return add(keys, key);
    }

    /** Keeps the invalidation of what a pattern on physical keys matches. Returns whether the limit was passed by it. */
    synchronized boolean addPattern(byte[] pattern) {
        return add(patterns, pattern);
    }

    private boolean add(Set<ByteKey> kind, byte[] what) {
        kind.add(new ByteKey(what));
        boolean overflow = isOverflow();
        count();
        return overflow;
    }

    /**
     * Delivers all that is kept, and what is added meanwhile. It is forgotten only when the server has taken it. One
     * thread at a time.
     *
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if the server does not take it; it is kept then
     */
    void deliver(Node node) {
        while (!isEmpty()) {
            Kept batch = take();
            boolean taken = false;
            try {
                send(node, batch);
                taken = true;
            } finally {
                end(batch, taken);
            }
        }
    }

    private void send(Node node, Kept batch) {
        if (batch.everything) {
            removeMatching(node, space.allVersionsPattern());
        }
        removeKeys(node, batch.keys);
        batch.patterns.forEach(pattern -> removeMatching(node, pattern.bytes()));
    }

    /** What is on its way is no longer in the sets: the same invalidation, added meanwhile, is another one to deliver. */
    private synchronized Kept take() {
        Kept batch = new Kept(everything, List.copyOf(keys), List.copyOf(patterns));
        everything = false;
        keys.clear();
        patterns.clear();
        onTheirWay = batch.size();
        count();
        return batch;
    }

    private synchronized void end(Kept batch, boolean taken) {
        onTheirWay = 0;
        if (!taken) {
            everything |= batch.everything;
            keys.addAll(batch.keys);
            patterns.addAll(batch.patterns);
            isOverflow();
        }
        count();
    }

    /** Too many are one: clear everything. */
    private boolean isOverflow() {
        boolean overflow = !everything && keys.size() + patterns.size() > limit;
        everything |= overflow;
        if (everything) {
            keys.clear();
            patterns.clear();
        }
        return overflow;
    }

    private void count() {
        size = onTheirWay + (everything ? 1 : keys.size() + patterns.size());
    }

    private static void removeKeys(Node node, List<ByteKey> all) {
        for (int from = 0; from < all.size(); from += BATCH) {
            List<ByteKey> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            node.send(Request.unlink(batch.stream().map(ByteKey::bytes).toList()));
        }
    }

    private void removeMatching(Node node, byte[] pattern) {
        Scan scan = Scan.of(node, pattern);
        while (scan.hasNext()) {
            List<byte[]> page = new ArrayList<>(scan.next());
            page.removeIf(key -> !space.isValueOfAnyVersion(key));
            if (!page.isEmpty()) {
                node.send(Request.unlink(page));
            }
        }
    }

    private record Kept(boolean everything, List<ByteKey> keys, List<ByteKey> patterns) {

        int size() {
            return (everything ? 1 : 0) + keys.size() + patterns.size();
        }
    }
}
