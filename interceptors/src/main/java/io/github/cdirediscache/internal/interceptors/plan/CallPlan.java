package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one annotation does around a call. */
sealed interface CallPlan {

    /** The cache's name. */
    String cacheName();

    /**
     * Reads the value, or has the method compute and stores it.
     *
     * @param cacheName the cache's name
     * @param key makes the key
     * @param shape what the method returns
     * @param settings what is said of loads
     * @param unless which values are not stored
     * @param isShared whether other methods with such keys mean the same values
     */
    record Load(
            String cacheName,
            KeyRule key,
            ReturnShape shape,
            LoadSettings settings,
            Class<? extends CacheCondition> unless,
            boolean isShared)
            implements CallPlan {}

    /**
     * Stores a value after the method.
     *
     * @param cacheName the cache's name
     * @param key makes the key
     * @param shape the type of the value's parameter, or else of what the method returns
     * @param valueIndex the position of the value's parameter; -1 for what the method returns
     * @param timeout how long the value is fresh; {@code null} for the cache's own
     * @param nullTimeout how long a {@code null} is fresh; {@code null} for the cache's own
     * @param unless which values are not stored
     * @param isResult whether it is a {@code @CacheResult} that is never read, whose key is made before the method
     */
    record Store(
            String cacheName,
            KeyRule key,
            ReturnShape shape,
            int valueIndex,
            @Nullable Duration timeout,
            @Nullable Duration nullTimeout,
            Class<? extends CacheCondition> unless,
            boolean isResult)
            implements CallPlan {}

    /**
     * Removes what a key or a pattern names, or everything.
     *
     * @param kind what is removed
     * @param cacheName the cache's name
     * @param rule makes the key or the pattern; {@code null} for everything
     * @param isBefore whether it acts before the method
     */
    record Remove(
            InvalidationKind kind,
            String cacheName,
            @Nullable KeyRule rule,
            boolean isBefore) implements CallPlan {}
}
