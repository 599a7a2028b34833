package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.cache.TimeToLive;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What is known of an entry without reading its value.
 *
 * @param key the key
 * @param state what stands there
 * @param isNull whether the value is {@code null}
 * @param serializer the id of the serializer: {@code number} for a whole number, {@code bytes} for plain bytes; empty if
 *     there is no value
 * @param compressor the id of the compressor; empty if there is no value
 * @param bytes the bytes that stand in Redis, header and all; 0 for another type than a string
 * @param memory the bytes that Redis uses for key and value together; 0 if it does not say
 * @param timeToLive how long Redis keeps it
 * @param softExpiry when the value stops being fresh, in ms since 1970; empty if it does so with the time to live
 * @param loadMillis how long the value took to load; empty if unknown
 * @param leasedUntil until when a load holds the key, in ms since 1970; empty if none does. May be past: then it died
 */
public record RawEntry(
        String key,
        RawState state,
        boolean isNull,
        String serializer,
        String compressor,
        long bytes,
        long memory,
        TimeToLive timeToLive,
        OptionalLong softExpiry,
        OptionalLong loadMillis,
        OptionalLong leasedUntil) {

    public RawEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(serializer, "serializer");
        Objects.requireNonNull(compressor, "compressor");
        Objects.requireNonNull(timeToLive, "timeToLive");
        Objects.requireNonNull(softExpiry, "softExpiry");
        Objects.requireNonNull(loadMillis, "loadMillis");
        Objects.requireNonNull(leasedUntil, "leasedUntil");
    }
}
