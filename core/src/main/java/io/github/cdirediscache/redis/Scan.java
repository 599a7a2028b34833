package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.connection.Request;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one server that match a pattern, page by page. Holds one page at a time.
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">Redis: SCAN, its guarantees</a>
 */
final class Scan implements Iterator<List<byte[]>> {

    /**
     * Keys looked at by one SCAN: with the UNLINK of what it finds about 1 ms of the server's time, where KEYS would take
     * all of it at once. With 1000 a busy server came near 5 ms (benchmarks, SweepBenchmark).
     */
    static final int COUNT = 250;

    private static final byte[] START = Args.of(0);

    private final Function<Request, @Nullable Object> server;
    private final byte[] pattern;
    private byte @Nullable [] cursor = START;

    Scan(Function<Request, @Nullable Object> server, byte[] pattern) {
        this.server = server;
        this.pattern = pattern;
    }

    @Override
    public boolean hasNext() {
        return cursor != null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<byte[]> next() {
        if (cursor == null) {
            throw new NoSuchElementException();
        }
        if (!(server.apply(Request.scan(cursor, pattern, COUNT)) instanceof List<?> page)) {
            throw new IllegalStateException("SCAN answers with a list");
        }
        byte[] following = (byte[]) page.get(0);
        cursor = following.length == 1 && following[0] == '0' ? null : following;
        return (List<byte[]>) page.get(1);
    }
}
