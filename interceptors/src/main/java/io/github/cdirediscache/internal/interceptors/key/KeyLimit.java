package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.key.KeySpace;
import java.nio.charset.StandardCharsets;

/** The length of keys. */
final class KeyLimit {

    private static final int MAX_BYTES_OF_A_CHAR = 3;

    private KeyLimit() {}

    /**
     * Checks a text that is, or is to become, a key.
     *
     * @throws UnusableKeyException if it is longer than a key can be
     */
    static String checked(CharSequence text, String methodName) {
        String key = text.toString();
        if (key.length() > KeySpace.MAX_KEY_BYTES / MAX_BYTES_OF_A_CHAR
                && key.getBytes(StandardCharsets.UTF_8).length > KeySpace.MAX_KEY_BYTES) {
            throw UnusableKeyException.none(
                    methodName + ": the key would be longer than " + KeySpace.MAX_KEY_BYTES + " bytes", null);
        }
        return key;
    }

    /**
     * Checks a text while it grows into a key, so that deeply nested values are refused early.
     *
     * @throws IllegalArgumentException if it is longer than a key can be
     */
    static void check(StringBuilder grown) {
        if (grown.length() > KeySpace.MAX_KEY_BYTES) {
            throw new IllegalArgumentException("the key would be longer than " + KeySpace.MAX_KEY_BYTES + " bytes");
        }
    }
}
