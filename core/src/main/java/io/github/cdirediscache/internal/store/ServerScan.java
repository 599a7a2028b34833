package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.ScanPage;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one server by SCAN. Holds one page at a time.
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">Redis: SCAN, its guarantees</a>
 */
public final class ServerScan implements Scan {

    /**
     * Keys looked at by one SCAN: with the UNLINK of what it finds about 1 ms of the server's time, where KEYS would take
     * all of it at once. With 1000 a busy server came near 5 ms (benchmarks, SweepBenchmark).
     */
    public static final int COUNT = 250;

    /** How often it begins again. */
    private static final int MAX_RESTARTS = 5;

    private static final byte[] START = Arguments.of(0);

    private final Node server;
    private final KeyPattern pattern;
    private byte @Nullable [] cursor = START;
    private int epoch;
    private int restarts;

    public ServerScan(Node server, KeyPattern pattern) {
        this.server = server;
        this.pattern = pattern;
        this.epoch = server.epoch();
    }

    @Override
    public boolean hasNext() {
        restartIfElsewhere();
        return cursor != null;
    }

    @Override
    public List<PhysicalKey> next() {
        if (cursor == null) {
            throw new NoSuchElementException();
        }
        try {
            ScanPage page = Objects.requireNonNull(
                    server.send(ServerCommand.scan(cursor, pattern, COUNT)), "a page or an error");
            if (Arrays.equals(page.next(), cursor)) {
                throw new CacheUnavailableException(server + " sends the same page again and again", null);
            }
            cursor = page.next();
            return page.keys();
        } catch (RuntimeException failure) {
            throw Unforeseen.asUnavailable(server.location(), failure);
        }
    }

    /** A cursor means something else to another server, and to the same after a restart: it would leave out keys. */
    private void restartIfElsewhere() {
        int now = server.epoch();
        if (now == epoch) {
            return;
        }
        if (restarts == MAX_RESTARTS) {
            throw new CacheUnavailableException(
                    "connections to " + server + " kept breaking; gave up after " + MAX_RESTARTS + " more scans", null);
        }
        restarts++;
        epoch = now;
        cursor = START;
    }
}
