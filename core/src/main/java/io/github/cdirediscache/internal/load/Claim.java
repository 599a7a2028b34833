package io.github.cdirediscache.internal.load;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to somebody who needs a value.
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
     * A kept failure is there.
     *
     * @param failure what to throw
     * @param <V> the type of the values
     */
    record Failed<V>(Throwable failure) implements Claim<V> {}

    /**
     * The asker may load it.
     *
     * @param meanwhile what others may be given until then, if anything
     * @param <V> the type of the values
     */
    record Granted<V>(@Nullable Stale<V> meanwhile) implements Claim<V> {}

    /**
     * Another process loads it.
     *
     * @param meanwhile what the asker may be given until then, if anything
     * @param <V> the type of the values
     */
    record Held<V>(@Nullable Stale<V> meanwhile) implements Claim<V> {}

    /**
     * Nobody could be asked.
     *
     * @param <V> the type of the values
     */
    record Unavailable<V>() implements Claim<V> {}

    /**
     * A value that may stand in for a better one for a time.
     *
     * @param value the value
     * @param usableUntil the end of that time, ms since 1970
     * @param copies gives the value to further callers
     * @param <V> the type of the values
     */
    record Stale<V>(@Nullable V value, long usableUntil, Supplier<? extends @Nullable V> copies) {}
}
