package io.github.cdirediscache.interceptors.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps keys within the length that a cache takes. */
final class KeyLength {

    /** The most bytes a key may have: see {@link io.github.cdirediscache.cache.Cache}. */
    static final int MAX_BYTES = 1024;

    /** How much of a longer key stays readable. */
    private static final int HEAD_CHARS = 200;

    private static final int MAX_BYTES_PER_CHAR = 3;

    private KeyLength() {}

    /** The key, or if it is too long its beginning and the SHA-256 of the whole. */
    static String bounded(String key) {
        if (key.length() <= MAX_BYTES / MAX_BYTES_PER_CHAR) {
            return key;
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_BYTES
                ? key
                : head(key) + "#sha256:" + HexFormat.of().formatHex(sha256(bytes));
    }

    private static String head(String key) {
        boolean splitsPair = Character.isHighSurrogate(key.charAt(HEAD_CHARS - 1));
        return key.substring(0, splitsPair ? HEAD_CHARS - 1 : HEAD_CHARS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
