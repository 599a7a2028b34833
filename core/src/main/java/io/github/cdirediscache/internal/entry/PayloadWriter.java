package io.github.cdirediscache.internal.entry;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.format.SerializationAdvice;
import io.github.cdirediscache.internal.format.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns values into payloads, and these into entries. */
final class PayloadWriter {

    private final Type type;
    private final Formats formats;
    private final int compressorMinSize;
    private final int maxValueSize;
    private final Verification verification;
    private final byte[] compressorId;

    PayloadWriter(Type type, Formats formats, int compressorMinSize, int maxValueSize, Verify verify) {
        this.type = type;
        this.formats = formats;
        this.compressorMinSize = compressorMinSize;
        this.maxValueSize = maxValueSize;
        this.verification = new Verification(verify, formats.serializer(), type);
        this.compressorId = Entry.id(formats.compressor().id());
    }

    /** What the serializer writes, verified. */
    PayloadBuffer serialize(Object value, @Nullable KeptOrder order) {
        PayloadBuffer payload = new PayloadBuffer();
        try {
            formats.serializer().serialize(value, type, payload);
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError | AssertionError unwritable) {
            throw new CacheSerializationException(
                    "a value of " + value.getClass().getName() + " can't be written by the serializer "
                            + formats.serializer().id() + SerializationAdvice.of(unwritable),
                    unwritable);
        }
        checkSize(payload.size());
        verify(value, payload, order);
        return payload;
    }

    private void verify(Object value, PayloadBuffer payload, @Nullable KeptOrder order) {
        try {
            verification.check(
                    value, payload.array(), payload.size(), order == null ? UnaryOperator.identity() : order::restored);
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError | AssertionError differs) {
            throw new CacheSerializationException(
                    "a value of " + value.getClass().getName() + " is not stored: " + differs.getMessage(), differs);
        }
    }

    void checkSize(int bytes) {
        if (bytes > maxValueSize) {
            throw new CacheSerializationException(
                    "a value has " + bytes + " bytes, max-value-size is " + maxValueSize, null);
        }
    }

    /** An entry with a payload, compressed if that makes it smaller. */
    byte[] compressed(long softExpiry, long loadMillis, byte[] serializer, byte[] payload, int length) {
        if (length >= compressorMinSize && !Arrays.equals(compressorId, EntryCodec.NO_COMPRESSOR)) {
            PayloadBuffer smaller = compress(payload, length);
            if (smaller.size() < length) {
                return Entry.write(
                        0, softExpiry, loadMillis, serializer, compressorId, smaller.array(), smaller.size());
            }
        }
        return Entry.write(0, softExpiry, loadMillis, serializer, EntryCodec.NO_COMPRESSOR, payload, length);
    }

    private PayloadBuffer compress(byte[] payload, int length) {
        PayloadBuffer smaller = new PayloadBuffer();
        try (OutputStream out = formats.compressor().compress(smaller)) {
            out.write(payload, 0, length);
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError broken) {
            throw new CacheSerializationException(
                    "the compressor " + formats.compressor().id() + " failed", broken);
        }
        return smaller;
    }
}
