package io.github.cdirediscache.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * One command for a server. What is here is all that the cache sends.
 *
 * <p>A repeatable request gives the same state when it is sent twice; it is sent again, once, when a pooled connection
 * turns out to be dead.
 */
public final class Request {

    private static final byte[] PX = ascii("PX");
    private static final byte[] MATCH = ascii("MATCH");
    private static final byte[] COUNT = ascii("COUNT");
    private static final byte[] ONE = ascii("1");

    private final ProtocolCommand command;
    private final byte[][] arguments;
    private final boolean repeatable;
    private final @Nullable Script script;

    private Request(ProtocolCommand command, boolean repeatable, @Nullable Script script, byte[]... arguments) {
        this.command = command;
        this.repeatable = repeatable;
        this.script = script;
        this.arguments = arguments;
    }

    /**
     * Reads a value.
     *
     * @param key the physical key
     * @return answers with {@code byte[]}, or {@code null} if the key is absent
     */
    public static Request get(byte[] key) {
        return new Request(Command.GET, true, null, key);
    }

    /**
     * Reads several values.
     *
     * @param keys the physical keys
     * @return answers with a list of {@code byte[]}, {@code null} for a key that is absent or holds no string
     */
    public static Request getAll(List<byte[]> keys) {
        return new Request(Command.MGET, true, null, keys.toArray(byte[][]::new));
    }

    /**
     * Reads the first bytes of a value.
     *
     * @param key the physical key
     * @param bytes how many
     * @return answers with {@code byte[]}, empty if the key is absent
     */
    public static Request head(byte[] key, int bytes) {
        return new Request(Command.GETRANGE, true, null, key, ascii("0"), ascii(bytes - 1));
    }

    /**
     * Writes a value.
     *
     * @param key the physical key
     * @param value the bytes
     * @param millis the time to live; {@code null} for no end
     * @return answers with anything
     */
    public static Request set(byte[] key, byte[] value, @Nullable Long millis) {
        return millis == null
                ? new Request(Command.SET, true, null, key, value)
                : new Request(Command.SET, true, null, key, value, PX, ascii(millis));
    }

    /**
     * Removes keys; their memory is freed in the background.
     *
     * @param keys the physical keys
     * @return answers with the number removed
     */
    public static Request unlink(List<byte[]> keys) {
        return new Request(Command.UNLINK, true, null, keys.toArray(byte[][]::new));
    }

    /**
     * Reads a page of the keys that match a pattern.
     *
     * @param cursor where to go on; {@code "0"} to begin
     * @param pattern the pattern on physical keys
     * @param count how many keys the server looks at
     * @return answers with a list of the next cursor and a list of keys
     */
    public static Request scan(byte[] cursor, byte[] pattern, int count) {
        return new Request(Command.SCAN, true, null, cursor, MATCH, pattern, COUNT, ascii(count));
    }

    /**
     * Asks whether the server answers.
     *
     * @return answers with anything
     */
    public static Request ping() {
        return new Request(Command.PING, true, null);
    }

    /**
     * Runs a script on one key.
     *
     * @param script the script
     * @param key its key
     * @param arguments its arguments
     * @return answers as the script does
     */
    public static Request run(Script script, byte[] key, byte[]... arguments) {
        byte[][] all = new byte[arguments.length + 3][];
        all[0] = script.sha1();
        all[1] = ONE;
        all[2] = key;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return new Request(Command.EVALSHA, script.repeatable(), script, all);
    }

    /** The same run with the script's text, for a server that does not know the script. */
    Request withScriptText() {
        if (script == null) {
            throw new IllegalStateException("not a script: " + command);
        }
        byte[][] all = arguments.clone();
        all[0] = script.text();
        return new Request(Command.EVAL, repeatable, script, all);
    }

    ProtocolCommand command() {
        return command;
    }

    byte[][] arguments() {
        return arguments;
    }

    boolean repeatable() {
        return repeatable;
    }

    @Override
    public String toString() {
        return script == null ? command.toString() : script.name();
    }

    private static byte[] ascii(long number) {
        return ascii(Long.toString(number));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
