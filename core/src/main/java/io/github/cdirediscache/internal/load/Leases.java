package io.github.cdirediscache.internal.load;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to load a key, held among all processes by a random token.
 *
 * @param <V> the type of the values
 */
public interface Leases<V> {

    /** The bytes of a token. */
    int TOKEN_BYTES = 16;

    /**
     * Asks for the value, or for the right to load it.
     *
     * @param call what is asked
     * @param token the caller's token
     * @return the answer
     */
    Claim<V> claim(Call<V> call, byte[] token);

    /**
     * Stores a loaded value if the key is still claimed by the token, and else does nothing. Gives the claim back if the
     * value is not to be stored. Never throws.
     *
     * @param call what was asked
     * @param token the caller's token
     * @param value the value
     * @param loadMillis how long it took
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
     * Keeps a failure in the place of a value if the options say so, and else gives the claim back. Never throws.
     *
     * @param call what was asked
     * @param token the caller's token
     * @param failure what the loader threw
     */
    void fail(Call<V> call, byte[] token, Throwable failure);

    /**
     * Gives the claim back. Never throws.
     *
     * @param call what was asked
     * @param token the caller's token
     */
    void release(Call<V> call, byte[] token);

    /**
     * Keeps the claim for another lease. Never throws.
     *
     * @param call what was asked
     * @param token the caller's token
     * @param lease how long
     * @return false if the claim is lost
     */
    boolean renew(Call<V> call, byte[] token, Duration lease);
}
