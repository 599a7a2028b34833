package io.github.cdirediscache.reliability.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whatever stands at a key is a value of the cache's type or a miss. The first byte of an input chooses the type. What
 * follows is an entry as it stands in Redis, or the payload of one, or what a compressor has made of a payload.
 */
class EntryFuzzTest {

    private static final byte MAGIC = (byte) 0xCA;

    @FuzzTest
    void entry(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        read(input.next(), input.rest(), Bounds.ofPayload("any", Codecs.MAX_VALUE_SIZE));
    }

    @FuzzTest
    void json(byte[] bytes) throws Exception {
        payload("json", bytes);
    }

    @FuzzTest
    void binary(byte[] bytes) throws Exception {
        payload("binary", bytes);
    }

    @FuzzTest
    void msgpack(byte[] bytes) throws Exception {
        payload("msgpack", bytes);
    }

    @FuzzTest
    void yaml(byte[] bytes) throws Exception {
        payload("yaml", bytes);
    }

    private static void payload(String serializer, byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        read(input.next(), entry(serializer, "none", input.rest()), Bounds.ofPayload(serializer, bytes.length));
    }

    /** The second byte chooses the compressor, the third one the serializer. */
    @FuzzTest
    void compressed(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        int type = input.next();
        String compressor = input.oneOf(Codecs.COMPRESSORS);
        String serializer = input.oneOf(Codecs.SERIALIZERS);
        read(type, entry(serializer, compressor, input.rest()), Bounds.ofPayload(serializer, Codecs.MAX_VALUE_SIZE));
    }

    /** As {@link #compressed}, of a payload that the compressor writes now: no checksum keeps the fuzzer from it. */
    @FuzzTest
    void compressedNow(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        int type = input.next();
        String compressor = input.oneOf(Codecs.COMPRESSORS);
        String serializer = input.oneOf(Codecs.SERIALIZERS);
        byte[] payload = input.rest();
        read(
                type,
                entry(serializer, compressor, compress(compressor, payload)),
                Bounds.ofPayload(serializer, payload.length));
    }

    private static byte[] compress(String id, byte[] payload) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = Codecs.formats()
                .acceptedCompressor(id)
                .orElseThrow(() -> new AssertionError(id))
                .compress(compressed)) {
            out.write(payload);
        }
        return compressed.toByteArray();
    }

    private static byte[] entry(String serializer, String compressor, byte[] payload) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(new byte[] {MAGIC, 1, 0});
        for (String id : new String[] {serializer, compressor}) {
            entry.write(id.length());
            entry.write(id.getBytes(StandardCharsets.US_ASCII));
        }
        entry.write(payload);
        return entry.toByteArray();
    }

    private static void read(int choice, byte[] stored, Bounds bounds) throws Exception {
        int place = choice % Codecs.TYPES.size();
        Type type = Codecs.TYPES.get(place);
        @Nullable Object value = bounds.within(() -> readOrMiss(Codecs.of(place), stored));
        if (Resp.text(stored).contains("binary")) {
            // Java's serialization knows the classes of fields, and not their type arguments.
            Conformance.checkWithoutComponents(value, type);
        } else {
            Conformance.check(value, type);
        }
        Tripwire.Alarm.check();
    }

    /** A miss is null here, as a stored null is: {@link Conformance} takes both. */
    private static @Nullable Object readOrMiss(EntryCodec codec, byte[] stored) {
        Entry entry = Entry.of(stored);
        try {
            if (entry != null && entry.isFailure()) {
                codec.readFailure(stored, entry);
                return null;
            }
            return entry != null && entry.isWithoutValue() ? null : codec.read(stored, entry);
        } catch (CorruptEntryException miss) {
            return null;
        }
    }
}
