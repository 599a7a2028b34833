package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.load.Loading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Removing keys. What a server does not take is kept for it. */
final class Invalidations {

    private final CacheContext context;
    private final KeySpace space;
    private final byte[] takesNumbers;

    Invalidations(CacheContext context, KeySpace space, boolean takesNumbers) {
        this.context = context;
        this.space = space;
        this.takesNumbers = Args.of(takesNumbers);
    }

    boolean invalidate(String key) {
        byte[] physical = space.valueKey(key);
        Server server = context.servers.of(physical);
        try {
            long removed = Reads.number(server.send(remove(physical)));
            context.counters.invalidations.add(removed);
            return removed > 0;
        } catch (CacheUnavailableException failure) {
            server.keepKey(physical, failure);
            context.failed(failure);
            return false;
        } finally {
            context.detachLoads(loading -> loading.detach(physical));
        }
    }

    long invalidateAll(Iterable<String> keys) {
        Failures failures = new Failures();
        long removed = invalidateAll(keys, failures);
        failures.tell(context);
        return removed;
    }

    long invalidateAll(Iterable<String> keys, Failures failures) {
        Set<String> wanted = new LinkedHashSet<>();
        keys.forEach(wanted::add);
        List<byte[]> physical = wanted.stream().map(space::valueKey).toList();
        long removed = 0;
        try {
            List<@Nullable Object> answers = context.servers.sendEach(
                    physical, physical.stream().map(this::remove).toList());
            for (int i = 0; i < physical.size(); i++) {
                if (answers.get(i) instanceof CacheUnavailableException failure) {
                    context.servers.of(physical.get(i)).keepKey(physical.get(i), failure);
                    failures.add(failure);
                } else {
                    removed += Reads.number(answers.get(i));
                }
            }
        } finally {
            physical.forEach(key -> context.detachLoads(loading -> loading.detach(key)));
        }
        context.counters.invalidations.add(removed);
        return removed;
    }

    private Request remove(byte[] key) {
        return Request.run(Scripts.INVALIDATE, key, takesNumbers);
    }

    long invalidatePattern(String glob) {
        byte[] pattern = space.pattern(glob);
        return removeMatching(pattern, key -> true);
    }

    long clear() {
        return invalidatePattern("*");
    }

    long clearAllVersions() {
        return removeMatching(space.allVersionsPattern(), space::isValueOfAnyVersion);
    }

    private long removeMatching(byte[] pattern, Predicate<byte[]> isOurs) {
        List<Sweep> sweeps = context.servers.all().stream()
                .map(server -> new Sweep(server, context.workers, pattern, isOurs))
                .toList();
        Failures failures = new Failures();
        try {
            SideBySide.run(context.workers, sweeps.stream().map(Sweep::task).toList());
            for (Sweep sweep : sweeps) {
                sweep.failure().ifPresent(failure -> {
                    sweep.server().keepPattern(pattern, failure);
                    failures.add(failure);
                });
            }
        } finally {
            context.detachLoads(Loading::detachAll);
        }
        long removed = sweeps.stream().mapToLong(Sweep::removed).sum();
        context.counters.invalidations.add(removed);
        failures.tell(context);
        return removed;
    }
}
