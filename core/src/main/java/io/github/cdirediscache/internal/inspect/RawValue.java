package io.github.cdirediscache.internal.inspect;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry with its payload.
 *
 * @param entry what its header says
 * @param payload what the serializer wrote, decompressed; empty if there is no value or it can't be decompressed. Of one
 *     that is larger than a value may be only the beginning, if it is not compressed
 * @param leftOut how many bytes of the payload were not read
 * @param problem why there is no payload although there is a value; empty if there is none. Says nothing of the value
 */
public record RawValue(RawEntry entry, Optional<byte[]> payload, long leftOut, Optional<String> problem) {

    static RawValue whole(RawEntry entry, byte[] payload) {
        return new RawValue(entry, Optional.of(payload), 0, Optional.empty());
    }

    static RawValue none(RawEntry entry) {
        return new RawValue(entry, Optional.empty(), 0, Optional.empty());
    }

    static RawValue unreadable(RawEntry entry, String problem) {
        return new RawValue(entry, Optional.empty(), 0, Optional.of(problem));
    }

    public RawValue {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(problem, "problem");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawValue that
                && entry.equals(that.entry)
                && leftOut == that.leftOut
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
