package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.connection.Request;
import io.github.cdirediscache.keys.KeySpace;
import io.github.cdirediscache.load.Loading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
        Set<String> wanted = new LinkedHashSet<>();
        keys.forEach(wanted::add);
        List<byte[]> physical = wanted.stream().map(space::valueKey).toList();
        List<CacheUnavailableException> failures = new ArrayList<>();
        long[] removed = {0};
        context.servers.byServer(physical).forEach((server, places) -> {
            List<byte[]> own = places.stream().map(physical::get).toList();
            try {
                removed[0] += removeAll(server, own);
            } catch (CacheUnavailableException failure) {
                own.forEach(key -> server.keepKey(key, failure));
                failures.add(failure);
            } finally {
                own.forEach(key -> context.detachLoads(loading -> loading.detach(key)));
            }
        });
        context.counters.invalidations.add(removed[0]);
        failures.forEach(context::failed);
        return removed[0];
    }

    private long removeAll(Server server, List<byte[]> keys) {
        return server.sendAll(keys.stream().map(this::remove).toList()).stream()
                .mapToLong(Reads::number)
                .sum();
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
        long removed = 0;
        List<CacheUnavailableException> failures = new ArrayList<>();
        for (Server server : context.servers.masters()) {
            Sweep sweep = new Sweep(server, pattern, isOurs);
            try {
                sweep.run();
            } catch (CacheUnavailableException failure) {
                server.keepPattern(pattern, failure);
                failures.add(failure);
            }
            removed += sweep.removed();
        }
        context.detachLoads(Loading::detachAll);
        context.counters.invalidations.add(removed);
        failures.forEach(context::failed);
        return removed;
    }

    /** The removal of what matches on one server; it knows how far it came. */
    private static final class Sweep {

        private final Server server;
        private final byte[] pattern;
        private final Predicate<byte[]> isOurs;
        private long removed;

        Sweep(Server server, byte[] pattern, Predicate<byte[]> isOurs) {
            this.server = server;
            this.pattern = pattern;
            this.isOurs = isOurs;
        }

        void run() {
            Scan scan = new Scan(server::send, pattern);
            while (scan.hasNext()) {
                List<byte[]> page = scan.next().stream().filter(isOurs).toList();
                if (!page.isEmpty()) {
                    removed += Reads.number(server.send(Request.unlink(page)));
                }
            }
        }

        long removed() {
            return removed;
        }
    }
}
