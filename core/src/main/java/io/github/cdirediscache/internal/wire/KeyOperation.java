package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be done with one key: what a {@link KeyCommand} sends, what that does, and how the answer is read. */
abstract sealed class KeyOperation<T> permits PlainOperation, Script {

    private final Effect effect;
    private final boolean repeatable;
    private final Decoder<T> decoder;

    KeyOperation(Effect effect, boolean repeatable, Decoder<T> decoder) {
        this.effect = effect;
        this.repeatable = repeatable;
        this.decoder = decoder;
    }

    Effect effect() {
        return effect;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    @Nullable T decode(@Nullable Object answer) {
        return decoder.decode(answer);
    }

    /** Whether a replica can answer it as well as a master: it reads, and no script does it. */
    abstract boolean isForAnyReplica();

    /** What Redis calls the commands that it carries out. */
    abstract Set<String> calls();

    /** The command; of a script, with its text or without. */
    abstract Verb verb(boolean withText);

    abstract void arguments(PhysicalKey key, byte[][] others, boolean withText, Consumer<byte[]> to);
}
