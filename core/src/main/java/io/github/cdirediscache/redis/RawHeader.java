package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.entry.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A header with the ids that follow it.
 *
 * @param entry the header
 * @param idsAt where the ids begin
 * @param serializer the serializer's id; empty if there is no value
 * @param compressor the compressor's id; empty if there is no value
 * @param payloadAt where the payload begins
 */
record RawHeader(Entry entry, int idsAt, String serializer, String compressor, int payloadAt) {

    private static final int LONGEST_ID = 127;

    /** Headers and ids are no longer. */
    static final int MAX_BYTES = Entry.MAX_FIXED_BYTES + 2 * (1 + LONGEST_ID);

    private static final int FIELDS_AT = 3;
    private static final int TOKEN_BYTES = 16;

    /** The header; {@code null} if the bytes are no entry. */
    static @Nullable RawHeader of(byte[] bytes) {
        Entry entry = Entry.of(bytes);
        if (entry == null) {
            return null;
        }
        int idsAt = FIELDS_AT
                + (entry.softExpiry() == Entry.NONE ? 0 : Long.BYTES)
                + (entry.loadMillis() == Entry.NONE ? 0 : Integer.BYTES)
                + (entry.isLeased() ? TOKEN_BYTES + Long.BYTES : 0);
        if (entry.isWithoutValue()) {
            return new RawHeader(entry, idsAt, "", "", bytes.length);
        }
        String serializer = id(bytes, idsAt);
        String compressor = serializer == null ? null : id(bytes, idsAt + 1 + serializer.length());
        if (serializer == null || compressor == null) {
            return null;
        }
        return new RawHeader(
                entry, idsAt, serializer, compressor, idsAt + 2 + serializer.length() + compressor.length());
    }

    OptionalLong leasedUntil(byte[] bytes) {
        return entry.isLeased()
                ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong(idsAt - Long.BYTES))
                : OptionalLong.empty();
    }

    private static @Nullable String id(byte[] bytes, int at) {
        int length = at < bytes.length ? bytes[at] : -1;
        boolean complete = length >= 0 && at + 1 + length <= bytes.length;
        return complete ? new String(bytes, at + 1, length, StandardCharsets.ISO_8859_1) : null;
    }
}
