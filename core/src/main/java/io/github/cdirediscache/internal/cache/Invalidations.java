package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.store.Removal;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Removes keys. Invalidations that a shard does not accept are queued by the store. */
final class Invalidations {

    private final CacheContext context;
    private final KeySpace space;
    private final byte[] takesNumbers;

    Invalidations(CacheContext context, KeySpace space, boolean takesNumbers) {
        this.context = context;
        this.space = space;
        this.takesNumbers = Arguments.of(takesNumbers);
    }

    boolean invalidate(String key) {
        PhysicalKey physical = space.valueKey(key);
        try {
            boolean removed = Boolean.TRUE.equals(context.store.send(remove(physical)));
            context.counters.invalidations.add(removed ? 1 : 0);
            return removed;
        } catch (CacheException failure) {
            context.failed(failure);
            return false;
        } finally {
            context.detachLoads(loading -> loading.detach(physical));
        }
    }

    long invalidateAll(Iterable<String> keys) {
        CollectedFailures failures = new CollectedFailures();
        long removed = invalidateAll(keys, failures);
        failures.report(context);
        return removed;
    }

    long invalidateAll(Iterable<String> keys, CollectedFailures failures) {
        Set<String> wanted = new LinkedHashSet<>();
        keys.forEach(wanted::add);
        List<PhysicalKey> physical = wanted.stream().map(space::valueKey).toList();
        long removed = 0;
        try {
            for (Reply<Boolean> reply :
                    context.store.sendAll(physical.stream().map(this::remove).toList())) {
                CacheException failure = reply.failure();
                if (failure == null) {
                    removed += Boolean.TRUE.equals(reply.get()) ? 1 : 0;
                } else {
                    failures.add(context.unavailable(failure));
                }
            }
        } finally {
            physical.forEach(key -> context.detachLoads(loading -> loading.detach(key)));
        }
        context.counters.invalidations.add(removed);
        return removed;
    }

    private KeyCommand<Boolean> remove(PhysicalKey key) {
        return Scripts.INVALIDATE.on(key, takesNumbers);
    }

    long invalidatePattern(String glob) {
        return remove(space.matching(glob));
    }

    long clear() {
        return invalidatePattern("*");
    }

    long clearAllVersions() {
        return remove(space.allVersions());
    }

    private long remove(KeySelection keys) {
        Removal removal;
        try {
            removal = context.store.remove(keys);
        } finally {
            context.detachLoads(Loading::detachAll);
        }
        context.counters.invalidations.add(removal.removed());
        CollectedFailures failures = new CollectedFailures();
        removal.failures().forEach(failures::add);
        failures.report(context);
        return removal.removed();
    }
}
