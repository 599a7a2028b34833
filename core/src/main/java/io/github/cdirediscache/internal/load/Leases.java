package io.github.cdirediscache.internal.load;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to load a key. One load among all processes has it at a time; a random token says which. Thread-safe.
 *
 * <p>Only {@link #claim} may throw because Redis is not there; for the other methods that is as if they had not been
 * called, and the lease runs out.
 *
 * @param <V> the type of the values
 */
public interface Leases<V> {

    /** The bytes of a token. */
    int TOKEN_BYTES = 16;

    /**
     * Asks for the value, or for the right to load it.
     *
     * @param call what the caller asks for
     * @param token the token of the caller's load
     * @return the answer
     * @throws RuntimeException if Redis is not there and the cache is to raise that, or what user code threw that reads a
     *     kept failure; the load does not know whether it holds the lease
     */
    Claim<V> claim(Call<V> call, byte[] token);

    /**
     * Stores a loaded value if the load still holds the lease, and does nothing otherwise. Releases the lease if the value
     * is not to be stored.
     *
     * @param call what the caller asked for
     * @param token the token of the load
     * @param value the value
     * @param loadMillis how long the loader ran
     * @throws RuntimeException what user code threw, such as {@code unless}; the lease is not released then
     */
    void store(Call<V> call, byte[] token, @Nullable V value, long loadMillis);

    /**
     * Gives a value to several callers, so that none sees what another does with it.
     *
     * @param value the value
     * @return gives the value to one caller after the other: a new object each time, unless nobody can change it or it
     *     can't be copied
     */
    Supplier<? extends @Nullable V> copies(@Nullable V value);

    /**
     * Stores a failure in place of a value if the options say so and the load still holds the lease. Otherwise releases the
     * lease.
     *
     * @param call what the caller asked for
     * @param token the token of the load
     * @param failure what the loader threw
     * @throws RuntimeException what user code threw that writes the failure; the lease is not released then
     */
    void fail(Call<V> call, byte[] token, Throwable failure);

    /**
     * Releases the lease. Does nothing if the load does not hold it, and never throws.
     *
     * @param call what the caller asked for
     * @param token the token of the load
     */
    void release(Call<V> call, byte[] token);

    /**
     * Where the lease of a call is. Asks nobody.
     *
     * @param call what the caller asks for
     * @return equal for two calls if the same server has both, as far as that is known now
     */
    Object placeOf(Call<V> call);

    /**
     * Extends the lease. Never throws.
     *
     * @param call what the caller asked for
     * @param token the token of the load
     * @param lease for how long from now on
     * @return false if the load does not hold the lease any more; true if it does, and if there was no answer
     */
    boolean renew(Call<V> call, byte[] token, Duration lease);
}
