package io.github.cdirediscache.internal.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Single values of a cache whose type is wider than they are, such as {@code Object} or {@code Number}. Their class
 * stands in the header, as a text alone does not tell it, so that what comes back is of the class that was put.
 *
 * <p>The ids have a colon, which no id of a serializer has.
 */
final class Scalar {

    private static final String PREFIX = "scalar:";

    /** Of a number; the time to make one of its digits goes with the square of their count. */
    private static final int MAX_DIGITS = 10_000;

    private static final List<Scalar> ALL = List.of(
            new Scalar("byte", Byte.class, Byte::valueOf),
            new Scalar("short", Short.class, Short::valueOf),
            new Scalar("int", Integer.class, Integer::valueOf),
            new Scalar("long", Long.class, Long::valueOf),
            new Scalar("float", Float.class, Float::valueOf),
            new Scalar("double", Double.class, Double::valueOf),
            new Scalar("char", Character.class, text -> text.length() == 1 ? text.charAt(0) : null),
            new Scalar("boolean", Boolean.class, Boolean::valueOf),
            new Scalar("integer", BigInteger.class, BigInteger::new),
            new Scalar("decimal", BigDecimal.class, BigDecimal::new),
            new Scalar("text", String.class, text -> text));

    private final byte[] id;
    private final Class<?> kind;
    private final Function<String, @Nullable Object> parse;

    private Scalar(String name, Class<?> kind, Function<String, @Nullable Object> parse) {
        this.id = Entry.id(PREFIX + name);
        this.kind = kind;
        this.parse = parse;
    }

    /** What a value is written as in a cache of a type; {@code null} if the serializer writes it. */
    static @Nullable Scalar of(Object value, Class<?> type) {
        if (type.isInstance(value) && type != value.getClass()) {
            for (Scalar scalar : ALL) {
                if (scalar.kind == value.getClass()) {
                    return scalar.isKept(type) ? scalar : null;
                }
            }
        }
        return null;
    }

    /** Every serializer keeps texts and booleans of a {@code Cache<Object>} by itself, and for other programs to read. */
    private boolean isKept(Class<?> type) {
        return type != Object.class || (kind != String.class && kind != Boolean.class);
    }

    /** Which one an id means; {@code null} if none. */
    static @Nullable Scalar ofId(byte[] bytes, int idAt) {
        if (bytes[idAt] > PREFIX.length() && bytes[idAt + PREFIX.length()] == ':') {
            for (Scalar scalar : ALL) {
                if (Entry.isId(scalar.id, bytes, idAt)) {
                    return scalar;
                }
            }
        }
        return null;
    }

    byte[] id() {
        return id;
    }

    /** The payload; {@code null} if the value has none, as it is too long or no Unicode. */
    byte @Nullable [] write(Object value) {
        if (value instanceof BigInteger integer && integer.bitLength() / 4 > MAX_DIGITS) {
            return null;
        }
        if (value instanceof BigDecimal decimal && decimal.unscaledValue().bitLength() / 4 > MAX_DIGITS) {
            return null;
        }
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value.toString()));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The value of a payload for a cache of a type; {@code null} if it is none. */
    @Nullable Object read(byte[] bytes, int offset, Class<?> type) {
        int length = bytes.length - offset;
        if (!type.isAssignableFrom(kind) || (kind != String.class && length > MAX_DIGITS + 20)) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
            Object value = parse.apply(text);
            return value != null && value.toString().equals(text) ? value : null;
        } catch (CharacterCodingException | NumberFormatException e) {
            return null;
        }
    }
}
