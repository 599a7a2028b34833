package io.github.cdirediscache.internal.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that a server runs as one step.
 *
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Redis: scripting with Lua</a>
 */
public final class Script {

    private final String name;
    private final boolean repeatable;
    private final byte[] text;
    private final byte[] sha1;

    /**
     * A script.
     *
     * @param name what error messages call it
     * @param repeatable whether running it twice gives the same state as running it once
     * @param text its source
     */
    public Script(String name, boolean repeatable, String text) {
        this.name = name;
        this.repeatable = repeatable;
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.sha1 = sha1Hex(this.text);
    }

    /**
     * The SHA-1 of bytes in hexadecimal, as Redis's {@code redis.sha1hex} gives it.
     *
     * @param bytes any bytes
     * @return forty characters
     */
    public static byte[] sha1Hex(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    String name() {
        return name;
    }

    boolean repeatable() {
        return repeatable;
    }

    byte[] text() {
        return text;
    }

    byte[] sha1() {
        return sha1;
    }
}
