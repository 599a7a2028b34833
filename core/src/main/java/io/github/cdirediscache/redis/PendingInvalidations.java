package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.key.GlobMatcher;
import io.github.cdirediscache.internal.key.KeySpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invalidations of one cache that a shard did not take, until it takes them. No more than a limit are kept; beyond it
 * the whole cache is cleared on that server. Thread-safe.
 */
final class PendingInvalidations {

    private final KeySpace space;
    private final int limit;
    private final Set<ByteKey> keys = new LinkedHashSet<>();
    private final Set<ByteKey> patterns = new LinkedHashSet<>();
    private boolean everything;
    private @Nullable Kept onTheirWay;
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

    /** Whether one of them is about one of these keys; or there is any, if it is about no key in particular. */
    synchronized boolean concerns(List<byte[]> asked) {
        return asked.isEmpty() ? !isEmpty() : asked.stream().anyMatch(this::concerns);
    }

    private boolean concerns(byte[] key) {
        return concerns(key, everything, keys, patterns)
                || (onTheirWay != null && concerns(key, onTheirWay.everything, onTheirWay.keys, onTheirWay.patterns));
    }

    private boolean concerns(byte[] key, boolean all, Collection<ByteKey> ofKeys, Collection<ByteKey> ofPatterns) {
        return (all && space.isValueOfAnyVersion(key))
                || ofKeys.contains(new ByteKey(key))
                || ofPatterns.stream().anyMatch(pattern -> GlobMatcher.matches(pattern.bytes(), key));
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
     * @throws CacheUnavailableException if the server does not take it; it is kept then
     */
    void deliver(Node node) {
        while (!isEmpty()) {
            Kept batch = take();
            Kept left = batch;
            try {
                left = send(node, batch);
            } finally {
                end(left);
            }
            if (left.size() > 0) {
                throw new CacheUnavailableException(
                        left.size() + " keys can not be removed from " + node.location(), null);
            }
        }
    }

    /** Returns what was not taken, if some was. */
    private Kept send(Node node, Kept batch) {
        if (batch.everything) {
            removeMatching(node, space.allVersionsPattern());
        }
        Set<ByteKey> left = removeKeys(node, List.copyOf(batch.keys));
        batch.patterns.forEach(pattern -> removeMatching(node, pattern.bytes()));
        return new Kept(false, left, List.of());
    }

    /** What is on its way is no longer in the sets: the same invalidation, added meanwhile, is another one to deliver. */
    private synchronized Kept take() {
        Kept batch = new Kept(everything, new LinkedHashSet<>(keys), List.copyOf(patterns));
        everything = false;
        keys.clear();
        patterns.clear();
        onTheirWay = batch;
        count();
        return batch;
    }

    private synchronized void end(Kept left) {
        onTheirWay = null;
        everything |= left.everything;
        keys.addAll(left.keys);
        patterns.addAll(left.patterns);
        isOverflow();
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
        size = (onTheirWay == null ? 0 : onTheirWay.size()) + (everything ? 1 : keys.size() + patterns.size());
    }

    /** One by one, since of a cluster some may be taken and others not. Returns those that were not. */
    private static Set<ByteKey> removeKeys(Node node, List<ByteKey> all) {
        Set<ByteKey> left = new LinkedHashSet<>();
        List<@Nullable Object> answers = node.sendAll(
                all.stream().map(key -> Request.unlink(List.of(key.bytes()))).toList());
        for (int i = 0; i < all.size(); i++) {
            if (answers.get(i) instanceof CacheException) {
                left.add(all.get(i));
            }
        }
        return left;
    }

    /** Again if keys have moved between servers meanwhile; delivery is tried anew if they never stop. */
    private void removeMatching(Node node, byte[] pattern) {
        for (int round = 0; round < Sweep.MAX_ROUNDS; round++) {
            Object before = node.layout();
            removeMatchingOnce(node, pattern);
            if (before.equals(node.layout())) {
                return;
            }
        }
        throw new CacheUnavailableException("keys move all the time on " + node.location(), null);
    }

    private void removeMatchingOnce(Node node, byte[] pattern) {
        for (Node master : node.masters()) {
            Scan scan = new Scan(master::send, pattern);
            while (scan.hasNext()) {
                List<byte[]> page = new ArrayList<>(scan.next());
                page.removeIf(key -> !space.isValueOfAnyVersion(key));
                if (!page.isEmpty()) {
                    node.send(Request.unlink(page));
                }
            }
        }
    }

    private record Kept(boolean everything, Set<ByteKey> keys, List<ByteKey> patterns) {

        int size() {
            return (everything ? 1 : 0) + keys.size() + patterns.size();
        }
    }
}
