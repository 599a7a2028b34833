package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The removal of what matches a pattern on one shard; it knows how far it came. */
final class Sweep {

    /** How often it begins anew because keys have moved between servers. */
    static final int MAX_ROUNDS = 3;

    private final Server server;
    private final Executor workers;
    private final byte[] pattern;
    private final Predicate<byte[]> isOurs;
    private final AtomicLong removed = new AtomicLong();
    private @Nullable CacheUnavailableException failure;

    Sweep(Server server, Executor workers, byte[] pattern, Predicate<byte[]> isOurs) {
        this.server = server;
        this.workers = workers;
        this.pattern = pattern;
        this.isOurs = isOurs;
    }

    Server server() {
        return server;
    }

    long removed() {
        return removed.get();
    }

    /** Why it did not come to its end. */
    Optional<CacheUnavailableException> failure() {
        return Optional.ofNullable(failure);
    }

    Runnable task() {
        return this::run;
    }

    private void run() {
        try {
            for (int round = 0; round < MAX_ROUNDS; round++) {
                Object before = server.layout();
                SideBySide.run(
                        workers, server.masters().stream().map(this::sweeping).toList());
                if (before.equals(server.layout())) {
                    return;
                }
            }
            failure = new CacheUnavailableException("keys move all the time on " + server.location(), null);
        } catch (CacheUnavailableException notToItsEnd) {
            failure = notToItsEnd;
        }
    }

    private Runnable sweeping(Node master) {
        return () -> {
            Scan scan = new Scan(request -> server.send(master, request), pattern);
            while (scan.hasNext()) {
                List<byte[]> page = ours(scan.next()).toList();
                if (!page.isEmpty()) {
                    removed.addAndGet(Reads.number(server.send(Request.unlink(page))));
                }
            }
        };
    }

    private Stream<byte[]> ours(List<byte[]> page) {
        return page.stream().filter(isOurs);
    }
}
