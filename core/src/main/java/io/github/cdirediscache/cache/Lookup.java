package io.github.cdirediscache.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a read found: a value, a stored {@code null}, or nothing.
 *
 * @param present whether the key is present
 * @param value the value; {@code null} if the key is absent or holds {@code null}
 * @param <V> the type of the values
 */
public record Lookup<V>(boolean present, @Nullable V value) {

    private static final Lookup<?> ABSENT = new Lookup<>(false, null);

    /**
     * Nothing was found.
     *
     * @param <V> the type of the values
     * @return the outcome
     */
    @SuppressWarnings("unchecked")
    public static <V> Lookup<V> absent() {
        return (Lookup<V>) ABSENT;
    }

    /**
     * A value was found.
     *
     * @param value the value, or the stored {@code null}
     * @param <V> the type of the values
     * @return the outcome
     */
    public static <V> Lookup<V> of(@Nullable V value) {
        return new Lookup<>(true, value);
    }

    /**
     * The value, without telling absent from a stored {@code null}.
     *
     * @return the value, or empty
     */
    public Optional<V> toOptional() {
        return Optional.ofNullable(value);
    }
}
