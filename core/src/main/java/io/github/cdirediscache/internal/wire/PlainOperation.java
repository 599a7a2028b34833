package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command of Redis whose first argument is a key, apart from the name of a subcommand. */
final class PlainOperation<T> extends KeyOperation<T> {

    private final Verb verb;

    /** Stands between the command and the key; {@code null} for nothing. */
    private final byte @Nullable [] subcommand;

    PlainOperation(Verb verb, Effect effect, Decoder<T> decoder) {
        this(verb, null, effect, decoder);
    }

    PlainOperation(Verb verb, byte @Nullable [] subcommand, Effect effect, Decoder<T> decoder) {
        super(effect, true, decoder);
        this.verb = verb;
        this.subcommand = subcommand;
    }

    @Override
    boolean isForAnyReplica() {
        return effect() == Effect.READS;
    }

    @Override
    Verb verb(boolean withText) {
        return verb;
    }

    @Override
    Set<String> calls() {
        return Set.of(verb.name().toLowerCase(Locale.ROOT));
    }

    @Override
    void arguments(PhysicalKey key, byte[][] others, boolean withText, Consumer<byte[]> to) {
        if (subcommand != null) {
            to.accept(subcommand);
        }
        to.accept(key.bytes());
        for (byte[] other : others) {
            to.accept(other);
        }
    }

    @Override
    public String toString() {
        return verb.toString();
    }
}
