package io.github.cdirediscache.internal.entry;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A header with the ids that follow it.
 *
 * @param entry the header
 * @param serializer the serializer's id; empty if there is no value
 * @param compressor the compressor's id; empty if there is no value
 * @param payloadAt where the payload begins
 */
public record EntryHeader(Entry entry, String serializer, String compressor, int payloadAt) {

    private static final int LONGEST_ID = 127;

    /** Headers and ids are no longer. */
    public static final int MAX_BYTES = Entry.MAX_FIXED_BYTES + 2 * (1 + LONGEST_ID);

    /**
     * Reads a header.
     *
     * @param bytes what stands in Redis, or at least its first {@link #MAX_BYTES}
     * @return the header; {@code null} if the bytes are no entry, or an id of theirs is not printable
     */
    public static @Nullable EntryHeader of(byte[] bytes) {
        Entry entry = Entry.of(bytes);
        if (entry == null) {
            return null;
        }
        if (entry.isWithoutValue()) {
            return new EntryHeader(entry, "", "", bytes.length);
        }
        int idsAt = entry.idsAt();
        String serializer = id(bytes, idsAt);
        String compressor = serializer == null ? null : id(bytes, idsAt + 1 + serializer.length());
        if (serializer == null || compressor == null) {
            return null;
        }
        return new EntryHeader(entry, serializer, compressor, idsAt + 2 + serializer.length() + compressor.length());
    }

    /**
     * Where the compressor's id begins: what comes before it does not change with the compressor.
     *
     * @return the place of its length
     */
    public int compressorAt() {
        return payloadAt - compressor.length() - 1;
    }

    private static @Nullable String id(byte[] bytes, int at) {
        int length = Entry.idLength(bytes, at);
        return length < 0 ? null : new String(bytes, at + 1, length, StandardCharsets.US_ASCII);
    }
}
