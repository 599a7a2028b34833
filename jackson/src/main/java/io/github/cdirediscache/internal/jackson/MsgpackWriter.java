package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes tokens as MessagePack, each number in the shortest form that keeps it. Decimals and integers of more than 64
 * bits are strings. Not thread-safe.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack specification</a>
 */
final class MsgpackWriter {

    private static final int FIX_STRING = 0xa0;
    private static final int FIX_ARRAY = 0x90;
    private static final int FIX_MAP = 0x80;

    private final DataOutputStream out;
    private final MsgpackSizes sizes;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    private MsgpackWriter(OutputStream out, MsgpackSizes sizes) {
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        this.sizes = sizes;
    }

    static void write(TokenBuffer tokens, OutputStream out) throws IOException {
        MsgpackSizes sizes;
        try (JsonParser parser = tokens.asParser()) {
            sizes = MsgpackSizes.of(parser);
        }
        try (JsonParser parser = tokens.asParser()) {
            MsgpackWriter writer = new MsgpackWriter(out, sizes);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                writer.token(token, parser);
            }
            writer.out.flush();
        }
    }

    private void token(JsonToken token, JsonParser from) throws IOException {
        switch (token) {
            case START_ARRAY -> container(FIX_ARRAY, 0xdc);
            case START_OBJECT -> container(FIX_MAP, 0xde);
            case END_ARRAY, END_OBJECT -> {}
            case FIELD_NAME, VALUE_STRING -> text(from.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(from);
            case VALUE_TRUE -> out.write(0xc3);
            case VALUE_FALSE -> out.write(0xc2);
            case VALUE_NULL -> out.write(0xc0);
            case VALUE_EMBEDDED_OBJECT -> embedded(from.getEmbeddedObject());
            case NOT_AVAILABLE -> throw new IOException("tokens must be complete, were not");
        }
    }

    private void container(int fix, int of16Bits) throws IOException {
        int size = sizes.next();
        if (size < 16) {
            out.write(fix | size);
        } else if (size <= 0xffff) {
            out.write(of16Bits);
            out.writeShort(size);
        } else {
            out.write(of16Bits + 1);
            out.writeInt(size);
        }
    }

    private void text(String text) throws IOException {
        // The encoder reports a lone surrogate, where String.getBytes would silently make it a question mark.
        ByteBuffer encoded = utf8.encode(CharBuffer.wrap(text));
        int length = encoded.remaining();
        if (length < 32) {
            out.write(FIX_STRING | length);
        } else {
            length(0xd9, length);
        }
        out.write(encoded.array(), encoded.arrayOffset() + encoded.position(), length);
    }

    /** A length of bytes, or an unsigned number. */
    private void length(int of8Bits, long length) throws IOException {
        if (length <= 0xff) {
            out.write(of8Bits);
            out.write((int) length);
        } else if (length <= 0xffff) {
            out.write(of8Bits + 1);
            out.writeShort((int) length);
        } else {
            out.write(of8Bits + 2);
            out.writeInt((int) length);
        }
    }

    private void number(JsonParser from) throws IOException {
        switch (from.getNumberType()) {
            case INT, LONG -> integer(from.getLongValue());
            case FLOAT -> {
                out.write(0xca);
                out.writeFloat(from.getFloatValue());
            }
            case DOUBLE -> {
                out.write(0xcb);
                out.writeDouble(from.getDoubleValue());
            }
            case BIG_INTEGER, BIG_DECIMAL -> text(from.getNumberValue().toString());
        }
    }

    private void integer(long number) throws IOException {
        if (number >= -32 && number <= 0x7f) {
            out.write((int) number);
        } else if (number >= 0 && number <= 0xffff_ffffL) {
            length(0xcc, number);
        } else if (number >= Byte.MIN_VALUE && number < 0) {
            out.write(0xd0);
            out.write((int) number);
        } else if (number >= Short.MIN_VALUE && number < 0) {
            out.write(0xd1);
            out.writeShort((int) number);
        } else if (number >= Integer.MIN_VALUE && number < 0) {
            out.write(0xd2);
            out.writeInt((int) number);
        } else {
            out.write(0xd3);
            out.writeLong(number);
        }
    }

    private void embedded(@Nullable Object value) throws IOException {
        if (value == null) {
            out.write(0xc0);
        } else if (value instanceof byte[] bytes) {
            length(0xc4, bytes.length);
            out.write(bytes);
        } else {
            throw new IOException(
                    "MessagePack can't write a " + value.getClass().getName());
        }
    }
}
