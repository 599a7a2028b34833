package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySelections;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Invalidations that are delivered together: of some keys and selections, or of a whole cache. Callers see to it that one
 * thread at a time adds. Any thread may ask for a key, without a lock, and sees what was added before.
 */
final class InvalidationBatch {

    private final KeySelection wholeCache;
    private final boolean isEverything;
    private final Set<PhysicalKey> keys = ConcurrentHashMap.newKeySet();
    private final KeySelections selections = new KeySelections();
    private long bytes;

    private InvalidationBatch(KeySelection wholeCache, boolean isEverything) {
        this.wholeCache = wholeCache;
        this.isEverything = isEverything;
    }

    static InvalidationBatch empty(KeySelection wholeCache) {
        return new InvalidationBatch(wholeCache, false);
    }

    static InvalidationBatch everything(KeySelection wholeCache) {
        return new InvalidationBatch(wholeCache, true);
    }

    /** Whether one of them is about a key. */
    boolean concerns(PhysicalKey key) {
        return isEverything ? wholeCache.contains(key) : keys.contains(key) || isSelected(key);
    }

    /** What takes too long to match counts as matched: but no lock does. */
    private boolean isSelected(PhysicalKey key) {
        return selections.size() > 0 && wholeCache.contains(key) && selections.contains(key);
    }

    boolean isEverything() {
        return isEverything;
    }

    /** Adds a key, unless it is removed anyway. */
    void addKey(PhysicalKey key) {
        if (!isEverything && !selections.containsAllBeginningWith(key.bytes()) && keys.add(key)) {
            bytes += key.bytes().length;
        }
    }

    /** Adds several keys, unless they are removed anyway. */
    void add(KeySelection selection) {
        if (!isEverything && selections.add(selection)) {
            bytes += selection.pattern().bytes().length;
        }
    }

    /** Adds all of another batch that is not everything. */
    void addAll(InvalidationBatch other) {
        other.selections.all().forEach(this::add);
        other.keys.forEach(this::addKey);
    }

    int size() {
        return (isEverything ? 1 : 0) + keys.size() + selections.size();
    }

    /** Of keys and patterns. */
    long bytes() {
        return bytes;
    }

    List<PhysicalKey> keys() {
        return List.copyOf(keys);
    }

    /** What is removed by a pass over the keys of a server; nothing, or one selection. */
    Collection<KeySelection> sweeps() {
        if (isEverything) {
            return List.of(wholeCache);
        }
        return selections.size() == 0 ? List.of() : List.of(selections.union().within(wholeCache));
    }

    /** Those of these that are about the selections, and about some of the keys. */
    InvalidationBatch left(boolean withSelections, Collection<PhysicalKey> someKeys) {
        if (withSelections && isEverything) {
            return this;
        }
        InvalidationBatch left = empty(wholeCache);
        if (withSelections) {
            selections.all().forEach(left::add);
        }
        someKeys.forEach(left::addKey);
        return left;
    }
}
