package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Answers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value, and how long Redis keeps it.
 *
 * @param bytes the entry
 * @param millis the time that is left; {@code null} for no end
 */
public record ValueWithTime(byte[] bytes, @Nullable Long millis) {

    /** Nothing if the key is absent. */
    static @Nullable ValueWithTime of(@Nullable Object answer) {
        if (answer == null) {
            return null;
        }
        List<?> parts = Answers.list(answer);
        byte[] bytes = Answers.bytes(parts.get(0));
        if (bytes == null) {
            throw new CacheUnavailableException("expected a value of Redis, got nothing", null);
        }
        long left = Answers.number(parts.get(1));
        return new ValueWithTime(bytes, left < 0 ? null : Long.valueOf(Math.max(1, left)));
    }
}
