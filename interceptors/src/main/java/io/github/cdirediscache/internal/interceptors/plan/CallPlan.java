package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.value.ReturnShape;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one annotation does around a call. */
public sealed interface CallPlan {

    /**
     * The name of the cache.
     *
     * @return the name
     */
    String cacheName();

    /** A plan that stores a value. */
    sealed interface Storing extends CallPlan {

        /**
         * The rule of the key that the value is stored under.
         *
         * @return the rule
         */
        KeyRule key();

        /**
         * The declared type of the value.
         *
         * @return the type of the value's parameter, or else the return type
         */
        ReturnShape shape();

        /**
         * The condition that excludes values from the cache.
         *
         * @return its class
         */
        Class<? extends CacheCondition> unless();
    }

    /**
     * Reads the value, or has the method compute it and stores it.
     *
     * @param cacheName the name of the cache
     * @param key the rule of the key
     * @param shape the return type
     * @param options changes the load options of the cache where the annotation says so
     * @param unless the condition that excludes values from the cache
     * @param isShared whether other methods with such keys mean the same values
     */
    record Load(
            String cacheName,
            KeyRule key,
            ReturnShape shape,
            UnaryOperator<LoadOptions> options,
            Class<? extends CacheCondition> unless,
            boolean isShared)
            implements Storing {}

    /**
     * Stores a value after the method.
     *
     * @param cacheName the name of the cache
     * @param key the rule of the key
     * @param shape the type of the value's parameter, or else the return type
     * @param valueIndex the position of the value's parameter; -1 if the value is what the method returns
     * @param timeout how long the value is fresh; {@code null} for the cache's own time
     * @param nullTimeout how long a {@code null} is fresh; {@code null} for the cache's own time
     * @param unless the condition that excludes values from the cache
     * @param isResult whether it is a {@code @CacheResult} that is never read, whose key is made before the method runs
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
            implements Storing {}

    /**
     * Removes one key, the keys that match a pattern, or all keys.
     *
     * @param target what is removed
     * @param cacheName the name of the cache
     * @param rule the rule of the key or the pattern; {@code null} for all keys
     * @param isBefore whether it acts before the method runs
     */
    record Invalidate(
            Target target, String cacheName, @Nullable KeyRule rule, boolean isBefore) implements CallPlan {}

    /** What an invalidation removes. */
    enum Target {
        /** One key. */
        KEY,
        /** All keys. */
        ALL,
        /** The keys that match a pattern. */
        PATTERN
    }
}
