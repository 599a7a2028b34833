package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Lua script on one key, or on two that lie on the same server, which runs it as one step.
 *
 * @param <T> its answer
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Redis: scripting with Lua</a>
 */
public final class Script<T> extends KeyOperation<T> {

    /** A call of a command in the source; {@code try} is a function of ours. */
    private static final Pattern CALL = Pattern.compile("(?:redis\\.p?call|try)\\('([A-Z]+)'");

    private final String name;
    private final byte[] text;
    private final byte[] sha1;
    private final byte[] keys;

    /**
     * A script.
     *
     * @param name what error messages call it
     * @param effect what it does to its key
     * @param repeatable whether running it twice gives the same state as running it once
     * @param text its source
     * @param decoder reads its answer
     */
    public Script(String name, Effect effect, boolean repeatable, String text, Decoder<T> decoder) {
        this(name, effect, repeatable, 1, text, decoder);
    }

    /**
     * A script on several keys.
     *
     * @param name what error messages call it
     * @param effect what it does to its first key
     * @param repeatable whether running it twice gives the same state as running it once
     * @param keys how many keys it has; those after the first are given as its first arguments
     * @param text its source
     * @param decoder reads its answer
     */
    public Script(String name, Effect effect, boolean repeatable, int keys, String text, Decoder<T> decoder) {
        super(effect, repeatable, decoder);
        this.name = name;
        this.keys = Arguments.of(keys);
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.sha1 = sha1Hex(this.text);
    }

    /**
     * A run of the script.
     *
     * @param key its key
     * @param arguments its arguments
     * @return the command
     */
    public KeyCommand<T> on(PhysicalKey key, byte[]... arguments) {
        return new KeyCommand<>(this, key, arguments);
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

    /**
     * Bytes that a caller could not read, which may be the begin of something that was too long to be read whole.
     *
     * @param bytes what the caller got
     * @return their SHA-1 and their number
     */
    public static byte[] unreadable(byte[] bytes) {
        String sha1 = new String(sha1Hex(bytes), StandardCharsets.US_ASCII);
        return (sha1 + ':' + bytes.length).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    boolean isForAnyReplica() {
        return false;
    }

    @Override
    Verb verb(boolean withText) {
        return withText ? Verb.EVAL : Verb.EVALSHA;
    }

    @Override
    Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        Matcher call = CALL.matcher(new String(text, StandardCharsets.UTF_8));
        while (call.find()) {
            calls.add(call.group(1).toLowerCase(Locale.ROOT));
        }
        return calls;
    }

    @Override
    void arguments(PhysicalKey key, byte[][] others, boolean withText, Consumer<byte[]> to) {
        to.accept(withText ? text : sha1);
        to.accept(keys);
        to.accept(key.bytes());
        for (byte[] other : others) {
            to.accept(other);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
