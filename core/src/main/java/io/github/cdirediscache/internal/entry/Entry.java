package io.github.cdirediscache.internal.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header of what stands in Redis for a value, and where its payload begins.
 *
 * <pre>
 * offset  bytes
 * 0       1   magic, 0xCA: never the first byte of a number's decimal text
 * 1       1   format version, 1
 * 2       1   flags
 * 3       8   soft expiry, ms since 1970, big-endian      if SOFT
 *         4   time that the load took, ms                 if TIMED
 *         24  lease: token (16), valid until (8, ms)      if LEASED
 *         1+n id of the serializer                        unless PLACEHOLDER
 *         1+n id of the compressor                        unless PLACEHOLDER
 *             payload
 * </pre>
 *
 * The scripts in {@code entry.lua} read and write the same layout.
 */
public final class Entry {

    /** No more than this many bytes come before the ids. */
    public static final int MAX_FIXED_BYTES = 39;

    /** No soft expiry, or no load time. */
    public static final long NONE = -1;

    static final byte MAGIC = (byte) 0xCA;
    static final byte VERSION = 1;
    static final int NULL = 1;
    static final int LEASED = 2;
    static final int SOFT = 4;
    static final int TIMED = 8;
    static final int PLACEHOLDER = 16;
    static final int FAILURE = 32;

    private static final int KNOWN_FLAGS = NULL | LEASED | SOFT | TIMED | PLACEHOLDER | FAILURE;
    private static final int FLAGS_AT = 2;
    private static final int FIELDS_AT = 3;
    private static final int TOKEN_BYTES = 16;

    private final byte[] bytes;
    private final int flags;

    private Entry(byte[] bytes) {
        this.bytes = bytes;
        this.flags = bytes[FLAGS_AT];
    }

    /**
     * Reads a header.
     *
     * @param bytes what stands in Redis, or at least its first {@link #MAX_FIXED_BYTES}
     * @return the header; {@code null} if the bytes are not an entry of this format
     */
    public static @Nullable Entry of(byte[] bytes) {
        if (bytes.length < FIELDS_AT || bytes[0] != MAGIC || bytes[1] != VERSION) {
            return null;
        }
        Entry entry = new Entry(bytes);
        boolean readable = (entry.flags & ~KNOWN_FLAGS) == 0 && bytes.length >= entry.idsAt();
        return readable ? entry : null;
    }

    /**
     * Whether it holds neither a value nor {@code null}: only a load's lease, or a kept failure.
     *
     * @return whether the key counts as absent
     */
    public boolean isWithoutValue() {
        return (flags & (PLACEHOLDER | FAILURE)) != 0;
    }

    /**
     * Whether it is a kept failure.
     *
     * @return whether it is
     */
    public boolean isFailure() {
        return (flags & FAILURE) != 0;
    }

    /**
     * Whether the value is {@code null}.
     *
     * @return whether it is
     */
    public boolean isNull() {
        return (flags & NULL) != 0;
    }

    /**
     * Whether the value may only be served as stale.
     *
     * @param nowMillis the time, ms since 1970
     * @return whether the soft expiry has passed
     */
    public boolean isExpired(long nowMillis) {
        return (flags & SOFT) != 0 && softExpiry() <= nowMillis;
    }

    /**
     * When the value stops being fresh.
     *
     * @return ms since 1970; {@link #NONE} if only Redis's own time to live says so
     */
    public long softExpiry() {
        return (flags & SOFT) == 0 ? NONE : ByteBuffer.wrap(bytes).getLong(FIELDS_AT);
    }

    /**
     * How long the value took to load.
     *
     * @return ms; {@link #NONE} if unknown
     */
    public long loadMillis() {
        return (flags & TIMED) == 0 ? NONE : ByteBuffer.wrap(bytes).getInt(FIELDS_AT + softBytes());
    }

    /**
     * Whether a load holds the key.
     *
     * @return whether there is a lease, running or run out
     */
    public boolean isLeased() {
        return (flags & LEASED) != 0;
    }

    /**
     * How long the load's lease runs.
     *
     * @return ms since 1970; {@link #NONE} if there is no lease
     */
    public long leasedUntil() {
        return isLeased() ? ByteBuffer.wrap(bytes).getLong(idsAt() - Long.BYTES) : NONE;
    }

    /**
     * Whether the lease is that of a load.
     *
     * @param token the load's token
     * @return whether it is
     */
    public boolean isLeasedBy(byte[] token) {
        int at = FIELDS_AT + softBytes() + timedBytes();
        return isLeased() && Arrays.equals(bytes, at, at + TOKEN_BYTES, token, 0, token.length);
    }

    /** Where the ids begin. */
    int idsAt() {
        return FIELDS_AT + softBytes() + timedBytes() + (isLeased() ? TOKEN_BYTES + Long.BYTES : 0);
    }

    byte[] bytes() {
        return bytes;
    }

    private int softBytes() {
        return (flags & SOFT) == 0 ? 0 : Long.BYTES;
    }

    private int timedBytes() {
        return (flags & TIMED) == 0 ? 0 : Integer.BYTES;
    }

    /**
     * Puts an entry together.
     *
     * @param flags {@link #NULL}, {@link #FAILURE} or 0; the others follow from the arguments
     * @param softExpiry ms since 1970, or {@link #NONE}
     * @param loadMillis ms, or {@link #NONE}
     * @param serializer the serializer's id
     * @param compressor the compressor's id
     * @param payload holds the payload
     * @param length the payload's length
     * @return what stands in Redis
     */
    static byte[] write(
            int flags,
            long softExpiry,
            long loadMillis,
            byte[] serializer,
            byte[] compressor,
            byte[] payload,
            int length) {
        int soft = softExpiry == NONE ? 0 : SOFT;
        int timed = loadMillis == NONE ? 0 : TIMED;
        int head = FIELDS_AT + (soft == 0 ? 0 : Long.BYTES) + (timed == 0 ? 0 : Integer.BYTES);
        ByteBuffer entry = ByteBuffer.allocate(head + 2 + serializer.length + compressor.length + length);
        entry.put(MAGIC).put(VERSION).put((byte) (flags | soft | timed));
        if (soft != 0) {
            entry.putLong(softExpiry);
        }
        if (timed != 0) {
            entry.putInt((int) Math.min(Integer.MAX_VALUE, loadMillis));
        }
        entry.put((byte) serializer.length).put(serializer);
        entry.put((byte) compressor.length).put(compressor);
        entry.put(payload, 0, length);
        return entry.array();
    }

    @Override
    public String toString() {
        return "entry of " + bytes.length + " bytes, flags " + Integer.toBinaryString(flags);
    }

    /**
     * The length of an id. Ids are printable: they get into messages.
     *
     * @param bytes what stands in Redis
     * @param at where its length stands
     * @return the length; -1 if the bytes are cut off, or the id is not of printable ASCII
     */
    static int idLength(byte[] bytes, int at) {
        int length = at < bytes.length ? bytes[at] : -1;
        if (length < 0 || at + 1 + length > bytes.length) {
            return -1;
        }
        for (int i = at + 1; i <= at + length; i++) {
            if (bytes[i] <= ' ' || bytes[i] > '~') {
                return -1;
            }
        }
        return length;
    }

    static byte[] id(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the id at a position is this one. */
    static boolean isId(byte[] id, byte[] bytes, int at) {
        return bytes[at] == id.length && Arrays.equals(bytes, at + 1, at + 1 + id.length, id, 0, id.length);
    }

    static String idAt(byte[] bytes, int at) {
        return new String(bytes, at + 1, bytes[at], StandardCharsets.ISO_8859_1);
    }
}
