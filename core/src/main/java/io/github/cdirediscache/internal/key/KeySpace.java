package io.github.cdirediscache.internal.key;

import io.github.cdirediscache.cache.Globs;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.internal.text.Quotes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one version of one cache: {@code <prefix>:<version>:<key>} in UTF-8.
 *
 * <p>In the prefix {@code %} and {@code :} are written as {@code %25} and {@code %3A}. So the first colon of a physical
 * key ends its prefix, the second its version, and no two triples of prefix, version and key share a physical key.
 * Locks lie beside the values, at {@code <prefix>:<version>#lock:<key>}, and their last fencing token at
 * {@code <prefix>:<version>#fence:<number>}.
 * Nothing lies at {@code <prefix>:<version>#probe:<number>}.
 */
public final class KeySpace {

    /** The maximum length of a key, in bytes of UTF-8. */
    public static final int MAX_KEY_BYTES = 1 << 20;

    private static final KeyFunction SAME = key -> key;

    private final String prefix;
    private final int version;
    private final KeyFunction function;
    private final String head;
    private final byte[] headBytes;

    /**
     * The key space of a prefix and a version.
     *
     * @param prefix the prefix, as configured
     * @param version the version, zero or more
     * @throws IllegalArgumentException if the version is negative
     */
    public KeySpace(String prefix, int version) {
        this(prefix, version, SAME);
    }

    /**
     * The key space of a prefix and a version, whose keys are stored as a function makes them.
     *
     * @param prefix the prefix, as configured
     * @param version the version, zero or more
     * @param function makes the key that is stored
     * @throws IllegalArgumentException if the version is negative
     */
    public KeySpace(String prefix, int version, KeyFunction function) {
        if (version < 0) {
            throw new IllegalArgumentException("version must be zero or more, was " + version);
        }
        this.prefix = prefix;
        this.version = version;
        this.function = function;
        this.head = escape(prefix) + ":" + version;
        this.headBytes = encode(head + ":", "prefix");
    }

    /**
     * The same prefix at another version.
     *
     * @param other the version
     * @return its key space
     */
    public KeySpace withVersion(int other) {
        return other == version ? this : new KeySpace(prefix, other, function);
    }

    /**
     * The version of this key space.
     *
     * @return the version
     */
    public int version() {
        return version;
    }

    /**
     * The physical key of a value.
     *
     * @param key 1 byte to 1 MiB of UTF-8
     * @return the physical key
     * @throws IllegalArgumentException if the key is empty, too long or no well-formed Unicode
     */
    public PhysicalKey valueKey(String key) {
        return function == SAME ? physical(key) : physical(stored(key));
    }

    private String stored(String key) {
        String stored = function.apply(key);
        if (stored == null) {
            throw new IllegalArgumentException(
                    "key-function: " + function.getClass().getName() + " gave null for the key " + Quotes.quoted(key)
                            + "; it must give a key of 1 to " + MAX_KEY_BYTES + " bytes");
        }
        return stored;
    }

    private PhysicalKey physical(String key) {
        int length = key.length();
        byte[] physical = Arrays.copyOf(headBytes, headBytes.length + length);
        int at = headBytes.length;
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            if (c >= 0x80) {
                return new PhysicalKey(join(headBytes, checked(key, encode(key, "key"))));
            }
            physical[at++] = (byte) c;
        }
        checkLength(key, length);
        return new PhysicalKey(physical);
    }

    /**
     * The physical key of a lock.
     *
     * @param key the lock's name, with the limits of a key
     * @return the physical key
     */
    public PhysicalKey lockKey(String key) {
        String stored = stored(key);
        return new PhysicalKey(join(encode(head + "#lock:", "prefix"), checked(stored, encode(stored, "key"))));
    }

    /**
     * A physical key for the last fencing token of this version's locks.
     *
     * @param number tells several such keys apart
     * @return the physical key; neither a value's nor a lock's
     */
    public PhysicalKey fenceKey(int number) {
        return new PhysicalKey(encode(head + "#fence:" + number, "prefix"));
    }

    /**
     * A physical key at which no value stands, and no lock: for finding out what a server accepts.
     *
     * @param number any; keys of different numbers lie in different slots of a cluster
     * @return the physical key
     */
    public PhysicalKey probeKey(int number) {
        return new PhysicalKey(encode(head + "#probe:" + number, "prefix"));
    }

    /**
     * What a glob matches among this version's keys.
     *
     * @param glob a pattern on the key alone
     * @return the keys
     * @throws IllegalArgumentException if the glob is empty or no well-formed Unicode
     */
    public KeySelection matching(String glob) {
        if (glob.isEmpty()) {
            throw new IllegalArgumentException("pattern must not be empty; \"*\" matches every key");
        }
        return KeySelection.ofAll(pattern(Globs.escape(head + ":") + glob), this::isOfThisVersion);
    }

    private boolean isOfThisVersion(PhysicalKey key) {
        byte[] physical = key.bytes();
        int length = headBytes.length;
        return physical.length > length && Arrays.equals(physical, 0, length, headBytes, 0, length);
    }

    /**
     * The values of all versions, without the locks beside them.
     *
     * @return the keys
     */
    public KeySelection allVersions() {
        return new KeySelection(pattern(Globs.escape(escape(prefix) + ":") + "*"), this::isValueOfAnyVersion);
    }

    private static KeyPattern pattern(String glob) {
        return new KeyPattern(encode(glob, "pattern"));
    }

    /** Whether a physical key holds a value of this cache, at whatever version. */
    boolean isValueOfAnyVersion(PhysicalKey key) {
        byte[] physical = key.bytes();
        int at = headBytes.length - Integer.toString(version).length() - 1;
        if (physical.length < at || !Arrays.equals(physical, 0, at, headBytes, 0, at)) {
            return false;
        }
        int digits = at;
        while (digits < physical.length && physical[digits] >= '0' && physical[digits] <= '9') {
            digits++;
        }
        return digits > at && digits < physical.length && physical[digits] == ':';
    }

    /**
     * The key of a physical key of this version.
     *
     * @param key a physical key
     * @return the key; {@code null} if it is not a key of this version, or not UTF-8
     */
    public @Nullable String keyOf(PhysicalKey key) {
        byte[] physical = key.bytes();
        int at = headBytes.length;
        if (!isOfThisVersion(key)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(physical, at, physical.length - at))
                    .toString();
        } catch (CharacterCodingException notOurs) {
            return null;
        }
    }

    @Override
    public String toString() {
        return head;
    }

    private static String escape(String prefix) {
        return prefix.replace("%", "%25").replace(":", "%3A");
    }

    private static byte[] checked(String key, byte[] encoded) {
        checkLength(key, encoded.length);
        return encoded;
    }

    private static void checkLength(String key, int bytes) {
        if (bytes == 0) {
            throw new IllegalArgumentException("key must not be empty");
        }
        if (bytes > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("key must have at most " + MAX_KEY_BYTES + " bytes of UTF-8, has "
                    + bytes + ": " + Quotes.quoted(key));
        }
    }

    private static byte[] encode(String text, String what) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException unpaired) {
            throw new IllegalArgumentException(
                    what + " must be well-formed Unicode, has an unpaired surrogate", unpaired);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
