package io.github.cdirediscache.internal.entry;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.BoundedInputStream;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.format.SerializationAdvice;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of one type into what stands in Redis, and back.
 *
 * <p>Whole numbers and {@code byte[]} values need no serializer: a number is its decimal text, or, where it needs a
 * header, an entry with the serializer {@code number}; bytes are an entry with the serializer {@code bytes}. Where the
 * type is wider than a single value, as {@code Object} is, the header names the value's class, such as
 * {@code scalar:int}.
 */
public final class EntryCodec {

    private static final byte[] NO_BYTES = {};
    private static final byte[] NUMBER = Entry.id("number");
    private static final byte[] BYTES = Entry.id("bytes");
    static final byte[] NO_COMPRESSOR = Entry.id("none");

    /** Java's own serialization writes comparators. */
    private static final String KEEPS_ORDER = "binary";

    private final Type type;
    private final Class<?> rawType;
    private final boolean takesBytes;
    private final Formats formats;
    private final int maxValueSize;
    private final PayloadWriter payloads;
    private final boolean keepsOrder;
    private final byte[] serializerId;
    private final byte[] compressorId;

    /**
     * A codec for a type.
     *
     * @param type the values' type; primitives as their boxes
     * @param formats the serializers and compressors
     * @param compressorMinSize payloads below this many bytes are not compressed
     * @param maxValueSize payloads above this many bytes are neither written nor read
     * @param verify which values are read back and compared before they are stored
     */
    public EntryCodec(Type type, Formats formats, int compressorMinSize, int maxValueSize, Verify verify) {
        this.type = type;
        this.rawType = DeclaredTypes.rawClass(type);
        this.takesBytes = rawType.isAssignableFrom(byte[].class);
        this.formats = formats;
        this.maxValueSize = maxValueSize;
        this.payloads = new PayloadWriter(type, formats, compressorMinSize, maxValueSize, verify);
        this.keepsOrder = formats.serializer().id().equals(KEEPS_ORDER);
        this.serializerId = Entry.id(formats.serializer().id());
        this.compressorId = Entry.id(formats.compressor().id());
    }

    /**
     * Writes a value.
     *
     * @param value the value, or {@code null}
     * @param softExpiry when it stops being fresh, ms since 1970, or {@link Entry#NONE}
     * @param loadMillis how long it took to load, or {@link Entry#NONE}
     * @return what stands in Redis
     * @throws CacheSerializationException if the value can't be written or is too large
     */
    public byte[] write(@Nullable Object value, long softExpiry, long loadMillis) {
        if (value == null) {
            return Entry.write(Entry.NULL, softExpiry, loadMillis, serializerId, NO_COMPRESSOR, NO_BYTES, 0);
        }
        Scalar scalar = Scalar.of(value, rawType);
        byte[] scalarText = scalar == null || isBareNumber(value) ? null : scalar.write(value);
        if (scalar != null && scalarText != null) {
            payloads.checkSize(scalarText.length);
            return Entry.write(0, softExpiry, loadMillis, scalar.id(), NO_COMPRESSOR, scalarText, scalarText.length);
        }
        if (WholeNumbers.isWhole(value)) {
            byte[] text = WholeNumbers.write(value);
            return softExpiry == Entry.NONE
                    ? text
                    : Entry.write(0, softExpiry, loadMillis, NUMBER, NO_COMPRESSOR, text, text.length);
        }
        if (value instanceof byte[] bytes) {
            payloads.checkSize(bytes.length);
            return payloads.compressed(softExpiry, loadMillis, BYTES, bytes, bytes.length);
        }
        KeptOrder order = keepsOrder ? null : KeptOrder.of(value, rawType);
        PayloadBuffer payload = payloads.serialize(value, order);
        byte[] id = order == null ? serializerId : order.behind(serializerId);
        return payloads.compressed(softExpiry, loadMillis, id, payload.array(), payload.size());
    }

    /** A {@code Long} is what bare digits are read as, and what Redis counts with. */
    private boolean isBareNumber(Object value) {
        return value instanceof Long && type instanceof Class<?>;
    }

    /**
     * Whether nobody can change a value, so that several callers may be given one object.
     *
     * @param value the value, or {@code null}
     * @return whether it is of a class that is known to be immutable
     */
    public static boolean isImmutable(@Nullable Object value) {
        return value == null || Immutables.isImmutable(value.getClass());
    }

    /**
     * Gives a value to several callers, so that none sees what another does with it.
     *
     * @param value the value, or {@code null}
     * @return gives the value itself if nobody can change it, or if it can't be written; else a new one each time, equal to
     *     what the value is now
     */
    public Supplier<@Nullable Object> copies(@Nullable Object value) {
        if (value == null || isImmutable(value)) {
            return () -> value;
        }
        try {
            byte[] bytes = write(value, Entry.NONE, Entry.NONE);
            return () -> copy(value, bytes);
        } catch (CacheSerializationException unwritable) {
            return () -> value;
        }
    }

    private @Nullable Object copy(Object value, byte[] bytes) {
        try {
            return read(bytes, Entry.of(bytes));
        } catch (CorruptEntryException unreadable) {
            return value;
        }
    }

    /**
     * Writes a failure that is kept in the place of a value.
     *
     * @param text what stands for it
     * @return what stands in Redis
     */
    public byte[] writeFailure(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return Entry.write(Entry.FAILURE, Entry.NONE, Entry.NONE, serializerId, NO_COMPRESSOR, payload, payload.length);
    }

    /**
     * Reads a value.
     *
     * @param bytes what stands in Redis
     * @param entry its header; {@code null} if it has none
     * @return the value, or {@code null} if that is what was stored
     * @throws CorruptEntryException if the bytes can't be read as the type, for whatever reason
     */
    public @Nullable Object read(byte[] bytes, @Nullable Entry entry) throws CorruptEntryException {
        try {
            return readWhole(bytes, entry);
        } catch (OutOfMemoryError tooLarge) {
            throw new CorruptEntryException(
                    "the entry of " + bytes.length + " bytes takes more memory than there is", tooLarge);
        }
    }

    private @Nullable Object readWhole(byte[] bytes, @Nullable Entry entry) throws CorruptEntryException {
        if (entry == null) {
            return number(bytes, 0);
        }
        if (entry.isNull()) {
            return null;
        }
        int idAt = entry.idsAt();
        int compressorAt = idAt + 1 + idLength(bytes, idAt);
        int payloadAt = compressorAt + 1 + idLength(bytes, compressorAt);
        if (Entry.isId(NUMBER, bytes, idAt)) {
            return number(bytes, payloadAt);
        }
        boolean plain = Entry.isId(NO_COMPRESSOR, bytes, compressorAt);
        Scalar scalar = Scalar.ofId(bytes, idAt);
        if (scalar != null) {
            return scalar(scalar, bytes, payloadAt, plain);
        }
        if (plain && bytes.length - payloadAt > maxValueSize) {
            throw new CorruptEntryException(
                    "payload has " + (bytes.length - payloadAt) + " bytes, max-value-size is " + maxValueSize, null);
        }
        if (plain && takesBytes && Entry.isId(BYTES, bytes, idAt)) {
            return Arrays.copyOfRange(bytes, payloadAt, bytes.length);
        }
        return deserialize(bytes, idAt, compressorAt, payloadAt);
    }

    /**
     * Whether an entry has more bytes than any that this cache writes.
     *
     * @param bytes what stands in Redis, or its begin
     * @return whether it can't be read
     */
    public boolean isTooLarge(byte[] bytes) {
        return bytes.length > maxValueSize + (long) EntryHeader.MAX_BYTES;
    }

    /**
     * Reads a kept failure.
     *
     * @param bytes what stands in Redis
     * @param entry its header
     * @return what stands for the failure
     * @throws CorruptEntryException if the bytes are cut off
     */
    public String readFailure(byte[] bytes, Entry entry) throws CorruptEntryException {
        int compressorAt = entry.idsAt() + 1 + idLength(bytes, entry.idsAt());
        int payloadAt = compressorAt + 1 + idLength(bytes, compressorAt);
        return new String(bytes, payloadAt, bytes.length - payloadAt, StandardCharsets.UTF_8);
    }

    /**
     * Whether whole numbers can be values.
     *
     * @return whether the type is one of a whole number, or wider
     */
    public boolean takesNumbers() {
        return WholeNumbers.read(new byte[] {'1'}, 0, 1, type) != null;
    }

    /**
     * The largest whole number that the type holds; the smallest is one below its negative.
     *
     * @return the number
     */
    public long largestNumber() {
        if (type == Byte.class) {
            return Byte.MAX_VALUE;
        }
        if (type == Short.class) {
            return Short.MAX_VALUE;
        }
        return type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    /**
     * A whole number as a value of the type.
     *
     * @param number the number
     * @return the value; {@code null} if the type does not hold it
     */
    public @Nullable Object wholeNumber(long number) {
        return WholeNumbers.as(number, type);
    }

    private Object number(byte[] bytes, int offset) throws CorruptEntryException {
        Object number = WholeNumbers.read(bytes, offset, bytes.length - offset, type);
        if (number == null) {
            throw new CorruptEntryException("neither an entry nor a number of type " + type.getTypeName(), null);
        }
        return number;
    }

    private Object scalar(Scalar scalar, byte[] bytes, int payloadAt, boolean plain) throws CorruptEntryException {
        Object value =
                plain && bytes.length - payloadAt <= maxValueSize ? scalar.read(bytes, payloadAt, rawType) : null;
        if (value == null) {
            throw new CorruptEntryException("a single value of another class or kind than " + type.getTypeName(), null);
        }
        return value;
    }

    private Object deserialize(byte[] bytes, int idAt, int compressorAt, int payloadAt) throws CorruptEntryException {
        try (InputStream stored = new ByteArrayInputStream(bytes, payloadAt, bytes.length - payloadAt);
                InputStream payload = decompressed(bytes, compressorAt, stored)) {
            if (takesBytes && Entry.isId(BYTES, bytes, idAt)) {
                return payload.readAllBytes();
            }
            if (Entry.isId(serializerId, bytes, idAt)) {
                return checkType(formats.serializer().deserialize(payload, type));
            }
            return deserialize(payload, Entry.idAt(bytes, idAt));
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError | AssertionError unreadable) {
            // A payload is input from outside: whatever it breaks, it breaks this read only.
            throw new CorruptEntryException(
                    "payload does not decode as " + type.getTypeName() + SerializationAdvice.of(unreadable),
                    unreadable);
        }
    }

    /** What a payload claims to be is checked here, and not by a cast in the middle of the user's code. */
    private Object checkType(@Nullable Object value) throws IOException {
        if (!rawType.isInstance(value)) {
            throw new IOException("payload is of "
                    + (value == null ? "null" : value.getClass().getName()) + ", not " + type.getTypeName());
        }
        return value;
    }

    private InputStream decompressed(byte[] bytes, int compressorAt, InputStream stored)
            throws IOException, CorruptEntryException {
        if (Entry.isId(NO_COMPRESSOR, bytes, compressorAt)) {
            return stored;
        }
        Compressor compressor = Entry.isId(compressorId, bytes, compressorAt)
                ? formats.compressor()
                : formats.acceptedCompressor(Entry.idAt(bytes, compressorAt))
                        .orElseThrow(() -> notAccepted("compressor", Entry.idAt(bytes, compressorAt)));
        return new BoundedInputStream(compressor.decompress(stored), maxValueSize);
    }

    private Object deserialize(InputStream payload, String id) throws IOException, CorruptEntryException {
        KeptOrder order = KeptOrder.named(id);
        Object read = serializer(order == null ? id : order.without(id)).deserialize(payload, type);
        return checkType(order == null ? read : order.restored(checkType(read)));
    }

    private Serializer serializer(String id) throws CorruptEntryException {
        if (id.equals(formats.serializer().id())) {
            return formats.serializer();
        }
        return formats.acceptedSerializer(id).orElseThrow(() -> notAccepted("serializer", id));
    }

    private static CorruptEntryException notAccepted(String what, String id) {
        return new CorruptEntryException(what + " \"" + id + "\" is not accepted (" + what + ".accepts)", null);
    }

    private static int idLength(byte[] bytes, int at) throws CorruptEntryException {
        int length = Entry.idLength(bytes, at);
        if (length < 0) {
            throw new CorruptEntryException("its header is cut off, or has an id that is not printable", null);
        }
        return length;
    }
}
