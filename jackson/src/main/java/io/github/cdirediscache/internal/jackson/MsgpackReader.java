package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads one value of MessagePack. A length from outside is believed only if as many bytes follow. Not thread-safe.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack specification</a>
 */
final class MsgpackReader {

    private final ByteBuffer bytes;
    private final MsgpackLimits limits = new MsgpackLimits();
    private final JsonGenerator to;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    private MsgpackReader(byte[] bytes, JsonGenerator to) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.to = to;
    }

    static void read(byte[] bytes, JsonGenerator to) throws IOException {
        MsgpackReader reader = new MsgpackReader(bytes, to);
        reader.value(1);
        if (reader.bytes.hasRemaining()) {
            throw new IOException("MessagePack must end with its value, went on at byte " + reader.bytes.position());
        }
    }

    private void value(int depth) throws IOException {
        if (depth > JacksonMapping.MAX_DEPTH) {
            throw new IOException(
                    "MessagePack must be nested at most " + JacksonMapping.MAX_DEPTH + " deep, was deeper");
        }
        limits.value();
        int head = uint8();
        if (head <= 0x7f || head >= 0xe0) {
            to.writeNumber((int) (byte) head);
        } else if (head <= 0x8f) {
            map(head & 0x0f, depth);
        } else if (head <= 0x9f) {
            array(head & 0x0f, depth);
        } else if (head <= 0xbf) {
            to.writeString(text(head & 0x1f));
        } else {
            longer(head, depth);
        }
    }

    private void longer(int head, int depth) throws IOException {
        switch (head) {
            case 0xc0 -> to.writeNull();
            case 0xc2 -> to.writeBoolean(false);
            case 0xc3 -> to.writeBoolean(true);
            case 0xc4, 0xc5, 0xc6 -> to.writeBinary(take(length(head - 0xc4)));
            case 0xca -> to.writeNumber(need(Float.BYTES).getFloat());
            case 0xcb -> to.writeNumber(need(Double.BYTES).getDouble());
            case 0xcc, 0xcd, 0xce -> number(length(head - 0xcc));
            case 0xcf -> unsigned(need(Long.BYTES).getLong());
            case 0xd0 -> number(need(Byte.BYTES).get());
            case 0xd1 -> number(need(Short.BYTES).getShort());
            case 0xd2 -> number(need(Integer.BYTES).getInt());
            case 0xd3 -> number(need(Long.BYTES).getLong());
            case 0xd9, 0xda, 0xdb -> to.writeString(text(length(head - 0xd9)));
            case 0xdc, 0xdd -> array(length(head - 0xdb), depth);
            case 0xde, 0xdf -> map(length(head - 0xdd), depth);
            default ->
                throw new IOException("MessagePack must have no extension types, had 0x" + Integer.toHexString(head)
                        + " before byte " + bytes.position());
        }
    }

    private void array(long size, int depth) throws IOException {
        expect(size);
        limits.container();
        to.writeStartArray();
        for (long i = 0; i < size; i++) {
            value(depth + 1);
        }
        to.writeEndArray();
    }

    private void map(long size, int depth) throws IOException {
        expect(2 * size);
        limits.container();
        to.writeStartObject();
        for (long i = 0; i < size; i++) {
            to.writeFieldName(key());
            value(depth + 1);
        }
        to.writeEndObject();
    }

    private String key() throws IOException {
        int head = uint8();
        if (head >= 0xa0 && head <= 0xbf) {
            return text(head & 0x1f);
        }
        if (head >= 0xd9 && head <= 0xdb) {
            return text(length(head - 0xd9));
        }
        throw new IOException("a key of MessagePack must be a string, was none before byte " + bytes.position());
    }

    /** An {@code Integer} where it fits, as an {@code Object} is read that does not say. */
    private void number(long number) throws IOException {
        if (number == (int) number) {
            to.writeNumber((int) number);
        } else {
            to.writeNumber(number);
        }
    }

    private void unsigned(long number) throws IOException {
        if (number >= 0) {
            number(number);
        } else {
            to.writeNumber(new BigInteger(Long.toUnsignedString(number)));
        }
    }

    /** An unsigned number of 1, 2 or 4 bytes. */
    private long length(int power) throws IOException {
        return switch (power) {
            case 0 -> uint8();
            case 1 -> Short.toUnsignedLong(need(Short.BYTES).getShort());
            default -> Integer.toUnsignedLong(need(Integer.BYTES).getInt());
        };
    }

    private int uint8() throws IOException {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    private String text(long length) throws IOException {
        expect(length);
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return utf8.decode(slice).toString();
    }

    private byte[] take(long length) throws IOException {
        expect(length);
        byte[] taken = new byte[(int) length];
        bytes.get(taken);
        return taken;
    }

    private ByteBuffer need(int length) throws IOException {
        expect(length);
        return bytes;
    }

    private void expect(long length) throws IOException {
        if (length > bytes.remaining()) {
            throw new EOFException("MessagePack must have " + length + " bytes more at byte " + bytes.position()
                    + ", had " + bytes.remaining());
        }
    }
}
