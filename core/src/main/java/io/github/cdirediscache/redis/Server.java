package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.connection.Node;
import io.github.cdirediscache.connection.RedisErrorException;
import io.github.cdirediscache.connection.Request;
import io.github.cdirediscache.log.CacheLog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One server as one cache sees it: as long as invalidations of the cache wait for it, nothing else is asked of it, so
 * that no outdated value is read.
 */
final class Server {

    /** Errors that our scripts and commands can meet, and whose callers know them. */
    private static final Set<String> EXPECTED_ERRORS = Set.of("WRONGTYPE", "NOTNUMBER", "OUTOFRANGE");

    private static final long REDELIVERY_MILLIS = 250;

    private final Node node;
    private final PendingInvalidations pending;
    private final int pendingLimit;
    private final ScheduledExecutorService timer;
    private final CacheLog log;
    private final AtomicBoolean delivering = new AtomicBoolean();

    Server(Node node, PendingInvalidations pending, int pendingLimit, ScheduledExecutorService timer, CacheLog log) {
        this.node = node;
        this.pending = pending;
        this.pendingLimit = pendingLimit;
        this.timer = timer;
        this.log = log;
    }

    @Nullable Object send(Request request) {
        check();
        try {
            return node.send(request);
        } catch (RedisErrorException error) {
            throw expected(error);
        }
    }

    /** Answers in the order of the requests; an error that is expected stands in its request's place. */
    List<@Nullable Object> sendAll(List<Request> requests) {
        check();
        List<@Nullable Object> answers = node.sendAll(requests);
        for (Object answer : answers) {
            if (answer instanceof RedisErrorException error && expected(error) != error) {
                throw expected(error);
            }
        }
        return answers;
    }

    private static RuntimeException expected(RedisErrorException error) {
        return EXPECTED_ERRORS.contains(error.code())
                ? error
                : new CacheUnavailableException(String.valueOf(error.getMessage()), error);
    }

    private void check() {
        if (!pending.isEmpty()) {
            throw new CacheUnavailableException("invalidations wait to be delivered to " + node.location(), null);
        }
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
        if (delivering.compareAndSet(false, true)) {
            log.invalidationsPending(node.location(), cause);
            deliverSoon();
        }
    }

    private void deliverSoon() {
        try {
            var unused = timer.schedule(this::deliver, REDELIVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            delivering.set(false);
        }
    }

    private void deliver() {
        try {
            pending.deliver(node);
        } catch (RuntimeException notYet) {
            deliverSoon();
            return;
        }
        log.invalidationsDelivered(node.location());
        delivering.set(false);
        if (!pending.isEmpty() && delivering.compareAndSet(false, true)) {
            deliverSoon();
        }
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
