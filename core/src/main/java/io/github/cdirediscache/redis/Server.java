package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Exchange;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.RedisErrorException;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.time.Scheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One shard as one cache sees it: as long as an invalidation of the cache waits for it, nothing that it concerns is asked,
 * so that no outdated value is read.
 */
final class Server {

    /** Errors that our scripts and commands can meet, and whose callers know them. */
    private static final Set<String> EXPECTED_ERRORS = Set.of("WRONGTYPE", "NOTNUMBER", "OUTOFRANGE");

    /** What waits is blocked meanwhile, so that a hiccup is over soon; a server that stays away is left in peace. */
    private static final long FIRST_DELIVERY_MILLIS = 10;

    private static final long LAST_DELIVERY_MILLIS = 250;

    private final Node node;
    private final PendingInvalidations pending;
    private final int pendingLimit;
    private final Scheduler scheduler;
    private final CacheLog log;
    private final AtomicBoolean delivering = new AtomicBoolean();

    /** Until the next delivery; the deliverer's. */
    private volatile long deliveryMillis;

    Server(Node node, PendingInvalidations pending, int pendingLimit, Scheduler scheduler, CacheLog log) {
        this.node = node;
        this.pending = pending;
        this.pendingLimit = pendingLimit;
        this.scheduler = scheduler;
        this.log = log;
    }

    String location() {
        return node.location();
    }

    @Nullable Object send(Request request) {
        return send(node, request);
    }

    /** Sends a request to one of the masters, for what concerns all keys. */
    @Nullable Object send(Node master, Request request) {
        if (isBlocked(request)) {
            throw blocked();
        }
        try {
            return master.send(request);
        } catch (RedisErrorException error) {
            throw expected(error);
        }
    }

    /** Answers in the order of the requests; an exception stands in its request's place. */
    List<@Nullable Object> sendAll(List<Request> requests) {
        return begin(requests).finish();
    }

    /** Sends requests, and gives the answers later; an exception stands in its request's place. */
    Exchange begin(List<Request> requests) {
        if (isSettled()) {
            Exchange exchange = node.begin(requests);
            return () -> answers(exchange, requests.size());
        }
        List<Boolean> isBlocked = requests.stream().map(this::isBlocked).toList();
        List<Request> free = IntStream.range(0, requests.size())
                .filter(place -> !isBlocked.get(place))
                .mapToObj(requests::get)
                .toList();
        Exchange exchange = node.begin(free);
        return () -> {
            Iterator<@Nullable Object> answers = answers(exchange, free.size()).iterator();
            List<@Nullable Object> all = new ArrayList<>();
            isBlocked.forEach(blocked -> all.add(blocked ? blocked() : answers.next()));
            return all;
        };
    }

    private static List<@Nullable Object> answers(Exchange exchange, int count) {
        List<@Nullable Object> answers;
        try {
            answers = exchange.finish();
        } catch (CacheUnavailableException failure) {
            return new ArrayList<>(Collections.nCopies(count, failure));
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof RedisErrorException error) {
                answers.set(i, expected(error));
            }
        }
        return answers;
    }

    private static RuntimeException expected(RedisErrorException error) {
        return EXPECTED_ERRORS.contains(error.code())
                ? error
                : new CacheUnavailableException(String.valueOf(error.getMessage()), error);
    }

    /** Whether no invalidation waits. */
    boolean isSettled() {
        return pending.isEmpty();
    }

    private boolean isBlocked(Request request) {
        return !pending.isEmpty() && pending.concerns(request.keys());
    }

    private CacheUnavailableException blocked() {
        String reason = scheduler.isClosed()
                ? "the cache manager is closed, and an invalidation of this was not delivered to "
                : "an invalidation of this waits to be delivered to ";
        return new CacheUnavailableException(reason + node.location(), null);
    }

    /** The servers to scan, as they are now. */
    List<Node> masters() {
        node.layout();
        return node.masters();
    }

    /** Equal to an earlier one if no key has moved between the masters meanwhile. */
    Object layout() {
        return node.layout();
    }

    /** Keeps the invalidation of a key until the server takes it. */
    void keepKey(byte[] key, CacheUnavailableException cause) {
        kept(pending.addKey(key), cause);
    }

    /** Keeps the invalidation of what a pattern matches until the server takes it. */
    void keepPattern(byte[] pattern, CacheUnavailableException cause) {
        kept(pending.addPattern(pattern), cause);
    }

    int pendingInvalidations() {
        return pending.size();
    }

    private void kept(boolean overflow, CacheUnavailableException cause) {
        if (overflow) {
            log.invalidationsOverflow(node.location(), pendingLimit);
        }
        if (scheduler.isClosed()) {
            log.changeAfterClose(node.location());
        } else if (delivering.compareAndSet(false, true)) {
            log.invalidationsPending(node.location(), cause);
            deliverIn(FIRST_DELIVERY_MILLIS);
        }
    }

    private void deliverIn(long millis) {
        deliveryMillis = millis;
        try {
            var unused = scheduler.schedule(this::deliver, millis);
        } catch (RejectedExecutionException closed) {
            delivering.set(false);
        }
    }

    private void deliver() {
        try {
            pending.deliver(node);
        } catch (RuntimeException notYet) {
            deliverIn(Math.min(LAST_DELIVERY_MILLIS, 2 * deliveryMillis));
            return;
        }
        log.invalidationsDelivered(node.location());
        delivering.set(false);
        if (!pending.isEmpty() && delivering.compareAndSet(false, true)) {
            deliverIn(FIRST_DELIVERY_MILLIS);
        }
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
