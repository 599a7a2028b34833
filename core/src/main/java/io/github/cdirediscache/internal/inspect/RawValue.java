package io.github.cdirediscache.internal.inspect;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry with its payload.
 *
 * @param entry what its header says
 * @param payload what the serializer wrote, decompressed; empty if there is no value or it can't be decompressed
 * @param problem why there is no payload although there is a value; empty if there is none. Says nothing of the value
 */
public record RawValue(RawEntry entry, Optional<byte[]> payload, Optional<String> problem) {

    public RawValue {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(problem, "problem");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawValue that
                && entry.equals(that.entry)
                && problem.equals(that.problem)
                && Arrays.equals(payload.orElse(null), that.payload.orElse(null));
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }

    /** Everything but the payload. */
    @Override
    public String toString() {
        return "RawValue[" + entry + ", payload " + (payload.isPresent() ? "there" : "not there") + "]";
    }
}
