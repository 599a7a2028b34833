package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request for a value that a read did not find.
 *
 * @param key the physical key
 * @param options how the loaded value is kept
 * @param current the fresh value that the read found, if it is to be computed anew before it expires
 * @param unreadable SHA-1 and number of the bytes that the read could not decode; empty if there were none
 * @param readAt when the read began, on the clock for elapsed time
 * @param sawLease whether the read saw that the load with this token held the key; never if the read failed
 * @param isUnread whether the read failed; leases are not asked either then, since that would only fail as well
 * @param <V> the type of the values
 */
public record Call<V>(
        PhysicalKey key,
        LoadOptions options,
        Claim.@Nullable Stale<V> current,
        byte[] unreadable,
        long readAt,
        Predicate<byte[]> sawLease,
        boolean isUnread) {

    /** A request after a read that gave something, if only that the key is absent. */
    public Call(
            PhysicalKey key,
            LoadOptions options,
            Claim.@Nullable Stale<V> current,
            byte[] unreadable,
            long readAt,
            Predicate<byte[]> sawLease) {
        this(key, options, current, unreadable, readAt, sawLease, false);
    }

    /**
     * A request after a read that failed.
     *
     * @param key the physical key
     * @param options how the loaded value is kept
     * @param readAt when the read began, on the clock for elapsed time
     * @param <V> the type of the values
     * @return the request
     */
    public static <V> Call<V> unread(PhysicalKey key, LoadOptions options, long readAt) {
        return new Call<>(key, options, null, new byte[0], readAt, token -> false, true);
    }

    /**
     * Whether this is an early refresh: the value is still fresh, and is computed anew.
     *
     * @return whether it is
     */
    public boolean early() {
        return current != null;
    }
}
