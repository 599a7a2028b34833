package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.LoadOptions;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request for a value that a read did not find.
 *
 * @param key the physical key
 * @param options how to keep what is loaded
 * @param current a fresh value that was found and shall be computed anew before it expires; {@code null} if none was
 * @param unreadable SHA-1 of bytes that the read found and could not decode, in hexadecimal; empty if there were none
 * @param readAt when the read began, in nanoTime
 * @param sawLease whether the read saw the key leased with a token; always true if the read failed
 * @param <V> the type of the values
 */
public record Call<V>(
        byte[] key,
        LoadOptions options,
        Claim.@Nullable Stale<V> current,
        byte[] unreadable,
        long readAt,
        Predicate<byte[]> sawLease) {

    /**
     * Whether there is a fresh value, to be computed anew all the same.
     *
     * @return whether there is
     */
    public boolean early() {
        return current != null;
    }

    /** The key as something that can be looked up. */
    String id() {
        return new String(key, StandardCharsets.ISO_8859_1);
    }
}
