package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A command of Redis that begins with a key. */
final class PlainOperation<T> extends KeyOperation<T> {

    private final Verb verb;

    PlainOperation(Verb verb, Effect effect, Decoder<T> decoder) {
        super(effect, true, decoder);
        this.verb = verb;
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
