package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.KeyValue;
import redis.clients.jedis.util.RedisInputStream;

/**
 * Reads replies of RESP2 and RESP3. Jedis would allocate whatever length the server names, read a line without end, and
 * take any character for a digit. What is not well-formed ends the connection here: nobody knows where the next reply
 * begins.
 *
 * <p>Of a string that is longer than the limit only the begin is kept: one byte more than the limit, which tells the
 * reader that there was more. The rest is read and discarded, so that the connection stays usable.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class BoundedReplies {

    private static final byte[] NO_BYTES = {};
    private static final int NULL = -1;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int DISCARDED_AT_ONCE = 8192;

    /** To read more takes some milliseconds. */
    private static final int LONG = 1_000_000;

    /** To read more takes longer than a new connection. */
    private static final int LONG_REST = 1_000_000;

    /** No reply to a command of ours has more than three levels. */
    private static final int DEEPEST = 32;

    /** A count is believed when its elements have come. */
    private static final int MOST_AT_FIRST = 1024;

    /** Of a status, an error or a number. An error may quote what it was sent. */
    private static final int LONGEST_LINE = 1 << 16;

    /** Of a number that fits into 64 bits. */
    private static final int MOST_DIGITS = 19;

    /** We subscribe to nothing. A server that sends more than this instead of a reply will not send one. */
    private static final int MOST_PUSHES = 1000;

    /** What the format of a verbatim string takes: {@code txt:}. */
    private static final int FORMAT = 4;

    private final ReplyLimit limit;

    BoundedReplies(ReplyLimit limit) {
        this.limit = limit;
    }

    /**
     * A reply that no other one follows.
     *
     * @param beforeLong runs before a string is read that takes long; {@code null} for nothing
     * @param abandoned runs if the rest of the reply is so long that it was left unread
     */
    @Nullable Object readLast(RedisInputStream from, @Nullable Runnable beforeLong, Runnable abandoned) {
        if (from.peek(Protocol.DOLLAR_BYTE)) {
            from.readByte();
            int length = size(from);
            if (beforeLong != null && length > LONG) {
                beforeLong.run();
            }
            return string(from, length, abandoned);
        }
        return read(from);
    }

    /** A reply that others may follow. */
    @Nullable Object read(RedisInputStream from) {
        for (int pushes = 0; from.peek((byte) '>'); pushes++) {
            if (pushes == MOST_PUSHES) {
                throw new JedisConnectionException("a reply must come after at most " + MOST_PUSHES + " push messages");
            }
            from.readByte();
            elements(from, 1);
        }
        return read(from, 1);
    }

    private @Nullable Object read(RedisInputStream from, int depth) {
        byte type = from.readByte();
        return switch (type) {
            case '$' -> string(from);
            case '*', '~' -> elements(from, depth);
            case ':' -> number(from);
            case '+' -> line(from);
            case '-' -> throw error(line(from));
            case '_' -> nothing(line(from));
            case '%' -> pairs(from, depth);
            case '=' -> verbatim(from);
            case '!' -> throw error(string(from));
            case '#' -> yes(line(from));
            case '|' -> {
                pairs(from, depth);
                yield read(from, depth + 1);
            }
            // Fractions and large numbers are in no reply to a command of ours.
            default -> throw new JedisConnectionException("a reply must begin with its type, began with byte " + type);
        };
    }

    private @Nullable List<@Nullable Object> elements(RedisInputStream from, int depth) {
        int size = size(from);
        if (size == NULL) {
            return null;
        }
        checkDepth(depth);
        List<@Nullable Object> elements = new ArrayList<>(Math.min(size, MOST_AT_FIRST));
        for (int i = 0; i < size; i++) {
            elements.add(element(from, depth));
        }
        return elements;
    }

    /** As Jedis has it: a map is a list of pairs. */
    private @Nullable List<@Nullable Object> pairs(RedisInputStream from, int depth) {
        int size = size(from);
        if (size == NULL) {
            return null;
        }
        checkDepth(depth);
        List<@Nullable Object> pairs = new ArrayList<>(Math.min(size, MOST_AT_FIRST));
        for (int i = 0; i < size; i++) {
            Object key = element(from, depth);
            pairs.add(new KeyValue<>(key, element(from, depth)));
        }
        return pairs;
    }

    private @Nullable Object element(RedisInputStream from, int depth) {
        try {
            return read(from, depth + 1);
        } catch (JedisDataException error) {
            return error;
        }
    }

    private static void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw new JedisConnectionException("a reply must be nested at most " + DEEPEST + " deep, was deeper");
        }
    }

    private byte @Nullable [] string(RedisInputStream from) {
        return string(from, size(from), null);
    }

    private byte @Nullable [] string(RedisInputStream from, int length, @Nullable Runnable abandoned) {
        if (length == NULL) {
            return null;
        }
        byte[] bytes = buffer((int) Math.min(length, Math.min(limit.bytes() + 1L, LONGEST_ARRAY)));
        readFully(from, bytes, bytes.length);
        int rest = length - bytes.length;
        if (abandoned != null && rest > LONG_REST) {
            abandoned.run();
        } else {
            discard(from, rest);
            endOfLine(from);
        }
        return bytes;
    }

    private byte @Nullable [] verbatim(RedisInputStream from) {
        byte[] bytes = string(from);
        if (bytes != null && bytes.length < FORMAT) {
            throw new JedisConnectionException("a verbatim string must begin with its format");
        }
        return bytes == null ? null : Arrays.copyOfRange(bytes, FORMAT, bytes.length);
    }

    /** Jedis knows which exception an error is. */
    private static RuntimeException error(byte @Nullable [] bytes) {
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", " ");
        byte[] reply = ('-' + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try {
            Protocol.read(new RedisInputStream(new ByteArrayInputStream(reply)), null);
            return new JedisConnectionException("an error must have a text");
        } catch (JedisDataException known) {
            return known;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
            // Such as a redirection to nowhere.
            return new JedisDataException(text);
        }
    }

    private static @Nullable Object nothing(byte[] line) {
        if (line.length > 0) {
            throw new JedisConnectionException("null must have no content");
        }
        return null;
    }

    private static Boolean yes(byte[] line) {
        if (line.length != 1 || (line[0] != 't' && line[0] != 'f')) {
            throw new JedisConnectionException("a boolean must be t or f");
        }
        return line[0] == 't';
    }

    /** A number of elements or bytes. */
    private static int size(RedisInputStream from) {
        long size = number(from);
        if (size < NULL || size > Integer.MAX_VALUE) {
            throw new JedisConnectionException("a size in a reply must be from -1 to 2147483647, was " + size);
        }
        return (int) size;
    }

    /** Counted below zero, where there is one number more. */
    private static long number(RedisInputStream from) {
        byte next = from.readByte();
        boolean isNegative = next == '-';
        if (isNegative || next == '+') {
            next = from.readByte();
        }
        long negative = 0;
        int digits = 0;
        for (; next != '\r'; next = from.readByte()) {
            digits++;
            negative = negative * 10 - (next - '0');
            if (next < '0' || next > '9' || digits > MOST_DIGITS || negative > 0) {
                throw new JedisConnectionException("a number in a reply must have digits and fit into 64 bits");
            }
        }
        if (digits == 0 || (!isNegative && negative == Long.MIN_VALUE)) {
            throw new JedisConnectionException("a number in a reply must have digits and fit into 64 bits");
        }
        newLine(from);
        return isNegative ? negative : -negative;
    }

    private static byte[] line(RedisInputStream from) {
        byte[] line = new byte[32];
        int length = 0;
        for (byte next = from.readByte(); next != '\r'; next = from.readByte()) {
            if (length == LONGEST_LINE) {
                throw new JedisConnectionException("a line in a reply must have at most " + LONGEST_LINE + " bytes");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
        newLine(from);
        return Arrays.copyOf(line, length);
    }

    private static void endOfLine(RedisInputStream from) {
        if (from.readByte() != '\r') {
            throw new JedisConnectionException("a string in a reply must be as long as it says");
        }
        newLine(from);
    }

    private static void newLine(RedisInputStream from) {
        if (from.readByte() != '\n') {
            throw new JedisConnectionException("a line in a reply must end with CR and LF");
        }
    }

    /** None if there is no memory: the value is then as unreadable as a larger one. */
    private static byte[] buffer(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError full) {
            return NO_BYTES;
        }
    }

    private static void discard(RedisInputStream from, int length) {
        byte[] rest = new byte[Math.min(length, DISCARDED_AT_ONCE)];
        for (int left = length; left > 0; left -= Math.min(left, rest.length)) {
            readFully(from, rest, Math.min(left, rest.length));
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
