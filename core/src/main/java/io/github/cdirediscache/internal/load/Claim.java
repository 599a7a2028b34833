package io.github.cdirediscache.internal.load;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a caller that asks for a value or for the right to load it.
 *
 * @param <V> the type of the values
 */
public sealed interface Claim<V> {

    /**
     * The value is there.
     *
     * @param value the value
     * @param <V> the type of the values
     */
    record Found<V>(@Nullable V value) implements Claim<V> {}

    /**
     * A kept failure is there in place of a value.
     *
     * @param failure what to throw
     * @param <V> the type of the values
     */
    record Failed<V>(Throwable failure) implements Claim<V> {}

    /**
     * The caller holds the lease: it may load the value.
     *
     * @param meanwhile what other callers may be given until then, if anything
     * @param <V> the type of the values
     */
    record Granted<V>(@Nullable Stale<V> meanwhile) implements Claim<V> {}

    /**
     * Another load holds the lease.
     *
     * @param meanwhile what the caller may be given until then, if anything
     * @param <V> the type of the values
     */
    record Held<V>(@Nullable Stale<V> meanwhile) implements Claim<V> {}

    /**
     * The leases could not be asked: the caller loads without one.
     *
     * @param <V> the type of the values
     */
    record Unavailable<V>() implements Claim<V> {}

    /**
     * A value that may be served for some time while a new one is computed: a stale one, or a fresh one that is refreshed
     * early.
     *
     * @param value the value
     * @param usableUntil the end of that time, ms since 1970
     * @param copies gives each further caller an object of its own
     * @param <V> the type of the values
     */
    record Stale<V>(@Nullable V value, long usableUntil, Supplier<? extends @Nullable V> copies) {}
}
