package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Answers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a claim to load a key.
 *
 * @param state whether it was granted
 * @param bytes the value that was found, or what may be served meanwhile; {@code null} if there is nothing
 * @param holder the token of the load that holds the key; {@code null} unless another does
 */
public record ClaimAnswer(State state, byte @Nullable [] bytes, byte @Nullable [] holder) {

    /** What became of it. */
    public enum State {
        /** There is a value. */
        FOUND,
        GRANTED,
        /** Another load holds the key. */
        HELD
    }

    static ClaimAnswer of(@Nullable Object answer) {
        List<?> parts = Answers.list(answer);
        State state = State.values()[Math.toIntExact(Answers.number(parts.get(0)))];
        byte[] bytes = parts.size() > 1 ? Answers.bytes(parts.get(1)) : null;
        if (state == State.FOUND && bytes == null) {
            throw new CacheUnavailableException("claim.lua found a value and gave none", null);
        }
        return new ClaimAnswer(state, bytes, parts.size() > 2 ? Answers.bytes(parts.get(2)) : null);
    }
}
