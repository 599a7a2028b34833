package io.github.cdirediscache.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Excludes values from the cache: the {@code unless} of {@link CacheResult} and {@link CachePut}.
 *
 * <p>An implementation is a CDI bean, or has a constructor without parameters; it need not be public. One instance
 * serves all calls of a method, from any number of threads.
 */
@FunctionalInterface
public interface CacheCondition {

    /**
     * Whether the condition holds for a value. What it throws reaches the caller of the method.
     *
     * @param value the value about to be stored; of an {@code Optional} or a {@code CompletionStage} what is in it, and
     *     {@code null} for an empty {@code Optional}
     * @return true: the value is not stored
     */
    boolean test(@Nullable Object value);

    /** Holds for no value: the default of {@code unless}. */
    final class Never implements CacheCondition {

        /** The condition. */
        public Never() {}

        @Override
        public boolean test(@Nullable Object value) {
            return false;
        }
    }
}
