package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * Reads replies. Of a string that is longer than the limit only the begin is kept: one byte more than the limit, which
 * tells the reader that there was more. The rest is read and discarded, so that the connection stays usable. Jedis would
 * allocate whatever length the server names.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class BoundedReplies {

    private static final byte[] NO_BYTES = {};
    private static final int NULL = -1;
    private static final int CRLF = 2;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int DISCARDED_AT_ONCE = 8192;

    /** To read more takes longer than a new connection. */
    private static final int LONG_REST = 1_000_000;

    /** No reply to a command of ours has more than three levels. */
    private static final int DEEPEST = 32;

    /** A count is believed when its elements have come. */
    private static final int MOST_AT_FIRST = 1024;

    private final ReplyLimit limit;

    BoundedReplies(ReplyLimit limit) {
        this.limit = limit;
    }

    /**
     * A reply that no other one follows.
     *
     * @param abandoned runs if the rest of the reply is so long that it was left unread
     */
    @Nullable Object readLast(RedisInputStream from, @Nullable PushConsumerChain pushes, Runnable abandoned) {
        if (from.peek(Protocol.DOLLAR_BYTE)) {
            from.readByte();
            return string(from, abandoned);
        }
        return read(from, pushes);
    }

    /** A reply that others may follow. */
    @Nullable Object read(RedisInputStream from, @Nullable PushConsumerChain pushes) {
        return read(from, pushes, 1);
    }

    private @Nullable Object read(RedisInputStream from, @Nullable PushConsumerChain pushes, int depth) {
        if (from.peek(Protocol.DOLLAR_BYTE)) {
            from.readByte();
            return string(from, null);
        }
        if (from.peek(Protocol.ASTERISK_BYTE)) {
            from.readByte();
            return array(from, depth);
        }
        // Everything else is short, or about the server.
        return Protocol.read(from, pushes);
    }

    private @Nullable List<@Nullable Object> array(RedisInputStream from, int depth) {
        int size = size(from);
        if (size == NULL) {
            return null;
        }
        if (depth > DEEPEST) {
            throw new JedisConnectionException("a reply must be nested at most " + DEEPEST + " deep, was deeper");
        }
        List<@Nullable Object> elements = new ArrayList<>(Math.min(size, MOST_AT_FIRST));
        for (int i = 0; i < size; i++) {
            try {
                elements.add(read(from, null, depth + 1));
            } catch (JedisDataException error) {
                elements.add(error);
            }
        }
        return elements;
    }

    private byte @Nullable [] string(RedisInputStream from, @Nullable Runnable abandoned) {
        int length = size(from);
        if (length == NULL) {
            return null;
        }
        byte[] bytes = buffer((int) Math.min(length, Math.min(limit.bytes() + 1L, LONGEST_ARRAY)));
        readFully(from, bytes, bytes.length);
        long rest = length - (long) bytes.length + CRLF;
        if (abandoned != null && rest > LONG_REST) {
            abandoned.run();
        } else {
            discard(from, rest);
        }
        return bytes;
    }

    /** A number of elements or bytes. What is none leaves the connection out of step. */
    private static int size(RedisInputStream from) {
        long size = from.readLongCrLf();
        if (size < NULL || size > Integer.MAX_VALUE) {
            throw new JedisConnectionException("a size in a reply must be from -1 to 2147483647, was " + size);
        }
        return (int) size;
    }

    /** None if there is no memory: the value is then as unreadable as a larger one. */
    private static byte[] buffer(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError full) {
            return NO_BYTES;
        }
    }

    private static void discard(RedisInputStream from, long length) {
        byte[] rest = new byte[(int) Math.min(length, DISCARDED_AT_ONCE)];
        for (long left = length; left > 0; left -= Math.min(left, rest.length)) {
            readFully(from, rest, (int) Math.min(left, rest.length));
        }
    }

    private static void readFully(RedisInputStream from, byte[] to, int length) {
        int at = 0;
        while (at < length) {
            int read = from.read(to, at, length - at);
            if (read < 0) {
                throw new JedisConnectionException("the server closed the connection within a reply");
            }
            at += read;
        }
    }
}
