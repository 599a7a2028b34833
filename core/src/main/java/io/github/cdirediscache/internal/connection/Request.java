package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.util.JedisClusterCRC16;

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
    private final boolean redirected;
    private final boolean onlyOfMaster;

    private Request(ProtocolCommand command, boolean repeatable, @Nullable Script script, byte[]... arguments) {
        this(command, repeatable, script, false, false, arguments);
    }

    private Request(
            ProtocolCommand command,
            boolean repeatable,
            @Nullable Script script,
            boolean redirected,
            boolean onlyOfMaster,
            byte[]... arguments) {
        this.command = command;
        this.repeatable = repeatable;
        this.script = script;
        this.redirected = redirected;
        this.onlyOfMaster = onlyOfMaster;
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
     * Asks a server whether it is a master or a replica.
     *
     * @return answers with a list that begins with {@code master} or {@code slave}
     */
    public static Request role() {
        return new Request(Command.ROLE, true, null);
    }

    /**
     * Asks a server of a cluster who holds which keys.
     *
     * @return answers with a list of ranges: first slot, last slot, the master, its replicas; each a list of host and port
     */
    public static Request clusterSlots() {
        return new Request(Command.CLUSTER, true, null, ascii("SLOTS"));
    }

    /**
     * Asks a sentinel for the master that it watches under a name.
     *
     * @param name the name
     * @return answers with a list of host and port, or {@code null} if it knows no such name
     */
    public static Request sentinelMaster(String name) {
        return new Request(Command.SENTINEL, true, null, ascii("GET-MASTER-ADDR-BY-NAME"), utf8(name));
    }

    /**
     * Asks a sentinel for the replicas of a master.
     *
     * @param name the master's name
     * @return answers with a list of descriptions, each a map or a list of names and values in turn
     */
    public static Request sentinelReplicas(String name) {
        return new Request(Command.SENTINEL, true, null, ascii("REPLICAS"), utf8(name));
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
        return new Request(Command.EVAL, repeatable, script, redirected, onlyOfMaster, all);
    }

    /**
     * The same for a server of a cluster that is taking over the key's slot just now, as another one said by an ASK.
     *
     * @return the request
     */
    public Request redirected() {
        return new Request(command, repeatable, script, true, onlyOfMaster, arguments);
    }

    /**
     * The same, for the master even if it reads: what was found there must not be missed on a replica that lags.
     *
     * @return the request
     */
    public Request ofMaster() {
        return new Request(command, repeatable, script, redirected, true, arguments);
    }

    /** The command. */
    String name() {
        return command.toString();
    }

    boolean isRedirected() {
        return redirected;
    }

    /**
     * Whether a replica can answer it as well as a master: it reads, and runs no script.
     *
     * @return whether it is such
     */
    public boolean isRead() {
        return !onlyOfMaster && (command == Command.GET || command == Command.MGET || command == Command.GETRANGE);
    }

    /**
     * The keys that it is about.
     *
     * @return the physical keys; none if it is about all, or about the server
     */
    public List<byte[]> keys() {
        if (command == Command.MGET || command == Command.UNLINK) {
            return Collections.unmodifiableList(Arrays.asList(arguments));
        }
        if (script != null) {
            return List.of(arguments[2]);
        }
        boolean single = command == Command.GET || command == Command.GETRANGE || command == Command.SET;
        return single ? List.of(arguments[0]) : List.of();
    }

    /**
     * Whether it is about more than one key.
     *
     * @return whether it is
     */
    public boolean hasSeveralKeys() {
        return (command == Command.MGET || command == Command.UNLINK) && arguments.length > 1;
    }

    /**
     * The place of its key among those of a cluster.
     *
     * @return the slot of its first key, 0 to 16383; 0 if it has none
     * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis cluster
     *     specification: key distribution model</a>
     */
    public int slot() {
        List<byte[]> keys = keys();
        return keys.isEmpty() ? 0 : JedisClusterCRC16.getSlot(keys.get(0));
    }

    /**
     * The same as requests of one key each, for servers that take no other.
     *
     * @return the requests, in the order of {@link #keys()}
     */
    public List<Request> parts() {
        if (command == Command.MGET) {
            return keys().stream().map(Request::get).toList();
        }
        if (command == Command.UNLINK) {
            return keys().stream().map(key -> unlink(List.of(key))).toList();
        }
        return List.of(this);
    }

    /**
     * Makes one answer of those to the {@link #parts()}.
     *
     * @param answers the answers; an exception stands in its request's place
     * @return the answer; with several values read, an exception stays in its value's place
     * @throws CacheUnavailableException if the whole depends on a part that was not answered
     */
    public @Nullable Object join(List<@Nullable Object> answers) {
        if (command == Command.MGET) {
            // As MGET has it: a key of another type has no value.
            return answers.stream()
                    .map(answer -> answer instanceof RedisErrorException ? null : answer)
                    .collect(Collectors.toList());
        }
        long sum = 0;
        for (Object answer : answers) {
            if (answer instanceof CacheException failure) {
                throw failure;
            }
            sum += answer instanceof Long number ? number : 0;
        }
        return sum;
    }

    ProtocolCommand command() {
        return command;
    }

    byte[][] arguments() {
        return arguments;
    }

    /**
     * Whether the server's state is the same if it is carried out twice.
     *
     * @return whether it may be sent again
     */
    public boolean repeatable() {
        return repeatable;
    }

    @Override
    public String toString() {
        return script == null ? command.toString() : script.name();
    }

    private static byte[] ascii(long number) {
        return ascii(Long.toString(number));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
