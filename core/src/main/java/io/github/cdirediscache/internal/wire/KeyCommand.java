package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command about one key.
 *
 * @param <T> the answer
 */
public final class KeyCommand<T> implements Command<T> {

    private static final byte[] PX = Arguments.of("PX");
    private static final byte[] ZERO = Arguments.of(0);
    private static final byte[][] NONE = {};

    private static final PlainOperation<byte[]> GET = new PlainOperation<>(Verb.GET, Effect.READS, Answers::bytes);
    private static final PlainOperation<byte[]> HEAD =
            new PlainOperation<>(Verb.GETRANGE, Effect.READS, Answers::bytes);
    private static final PlainOperation<Long> LENGTH = new PlainOperation<>(Verb.STRLEN, Effect.READS, Answers::number);
    private static final PlainOperation<Long> TIME_LEFT =
            new PlainOperation<>(Verb.PTTL, Effect.READS, Answers::number);
    private static final PlainOperation<Long> MEMORY =
            new PlainOperation<>(Verb.MEMORY, Arguments.of("USAGE"), Effect.READS, Answers::numberOrNone);
    private static final PlainOperation<Void> SET = new PlainOperation<>(Verb.SET, Effect.OUTDATES, Answers::ok);
    private static final PlainOperation<Long> UNLINK =
            new PlainOperation<>(Verb.UNLINK, Effect.OUTDATES, Answers::number);

    private static final int WITH_TEXT = 1;
    private static final int ASKING = 2;
    private static final int OF_MASTER = 4;

    private final KeyOperation<T> operation;
    private final PhysicalKey key;
    private final byte[][] others;
    private final int flags;

    KeyCommand(KeyOperation<T> operation, PhysicalKey key, byte[]... others) {
        this(operation, key, others, 0);
    }

    private KeyCommand(KeyOperation<T> operation, PhysicalKey key, byte[][] others, int flags) {
        this.operation = operation;
        this.key = key;
        this.others = others;
        this.flags = flags;
    }

    /**
     * Reads a value.
     *
     * @param key its key
     * @return answers with the bytes, or {@code null} if the key is absent
     */
    public static KeyCommand<byte[]> get(PhysicalKey key) {
        return new KeyCommand<>(GET, key, NONE, 0);
    }

    /**
     * Reads the first bytes of a value.
     *
     * @param key its key
     * @param bytes how many
     * @return answers with the bytes, none if the key is absent
     */
    public static KeyCommand<byte[]> head(PhysicalKey key, int bytes) {
        return new KeyCommand<>(HEAD, key, ZERO, Arguments.of(bytes - 1));
    }

    /**
     * Asks how long a value is.
     *
     * @param key its key
     * @return answers with the number of its bytes, 0 if the key is absent
     */
    public static KeyCommand<Long> length(PhysicalKey key) {
        return new KeyCommand<>(LENGTH, key, NONE, 0);
    }

    /**
     * Asks for a time to live.
     *
     * @param key the key
     * @return answers with ms; -1 for no end, -2 if the key is absent
     */
    public static KeyCommand<Long> timeLeft(PhysicalKey key) {
        return new KeyCommand<>(TIME_LEFT, key, NONE, 0);
    }

    /**
     * Asks how much memory a key and its value take.
     *
     * @param key the key
     * @return answers with bytes, or {@code null} if the key is absent
     */
    public static KeyCommand<Long> memory(PhysicalKey key) {
        return new KeyCommand<>(MEMORY, key, NONE, 0);
    }

    /**
     * Writes a value.
     *
     * @param key its key
     * @param value the bytes
     * @param millis the time to live; {@code null} for no end
     * @return answers with nothing
     */
    public static KeyCommand<Void> set(PhysicalKey key, byte[] value, @Nullable Long millis) {
        return millis == null
                ? new KeyCommand<>(SET, key, value)
                : new KeyCommand<>(SET, key, value, PX, Arguments.of(millis));
    }

    /**
     * Removes a key; its memory is freed in the background.
     *
     * @param key the key
     * @return answers with how many were removed
     */
    public static KeyCommand<Long> unlink(PhysicalKey key) {
        return new KeyCommand<>(UNLINK, key, NONE, 0);
    }

    /** The same for a server that does not know the script. */
    public KeyCommand<T> withText() {
        return with(WITH_TEXT);
    }

    /**
     * The same for a server of a cluster that is just importing the key's slot, after an ASK of another server.
     *
     * @return the command
     */
    public KeyCommand<T> asking() {
        return with(ASKING);
    }

    /**
     * The same, sent to the master even if it reads: a replica that lags might not have the entry yet.
     *
     * @return the command
     */
    public KeyCommand<T> ofMaster() {
        return with(OF_MASTER);
    }

    private KeyCommand<T> with(int flag) {
        return new KeyCommand<>(operation, key, others, flags | flag);
    }

    /**
     * The key.
     *
     * @return the key
     */
    public PhysicalKey key() {
        return key;
    }

    /**
     * What it does to the key.
     *
     * @return the effect
     */
    public Effect effect() {
        return operation.effect();
    }

    /**
     * The commands of Redis that it carries out: itself, or those that a script calls.
     *
     * @return their names, in lower case
     */
    public Set<String> calls() {
        return operation.calls();
    }

    @Override
    public boolean isChange() {
        return operation.effect() != Effect.READS;
    }

    @Override
    public boolean isForAnyReplica() {
        return operation.isForAnyReplica() && (flags & OF_MASTER) == 0;
    }

    @Override
    public boolean mayShare() {
        return operation.isForAnyReplica() && !isAsking();
    }

    /**
     * Whether an ASKING goes before it.
     *
     * @return whether it is made by {@link #asking()}
     */
    public boolean isAsking() {
        return (flags & ASKING) != 0;
    }

    @Override
    public Verb verb() {
        return operation.verb(isWithText());
    }

    private boolean isWithText() {
        return (flags & WITH_TEXT) != 0;
    }

    @Override
    public void arguments(Consumer<byte[]> to) {
        operation.arguments(key, others, isWithText(), to);
    }

    @Override
    public boolean isRepeatable() {
        return operation.isRepeatable();
    }

    @Override
    public @Nullable T decode(@Nullable Object answer) {
        return operation.decode(answer);
    }

    @Override
    public String toString() {
        return operation.toString();
    }
}
