package io.github.cdirediscache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defaults for the caching annotations of a class's methods.
 *
 * <p>Each member is looked for in this order, and the first that is not empty counts:
 *
 * <ol>
 *   <li>the annotation on the method,
 *   <li>{@code @CacheDefaults} of the bean class,
 *   <li>{@code @CacheDefaults} of the class that declares the method,
 *   <li>{@code @CacheDefaults} of the bean class's other superclasses, the nearest first.
 * </ol>
 *
 * <p>It is not an interceptor binding: on a class without caching annotations it does nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CacheDefaults {

    /**
     * The name of the cache.
     *
     * @return a cache's name; empty (the default) for the cache called {@code default}
     */
    String cacheName() default "";

    /**
     * How long a value is fresh.
     *
     * @return a time of zero or more, or {@code forever}; empty (the default) for the cache's {@code timeout}
     * @see CacheResult#timeout()
     */
    String timeout() default "";

    /**
     * How long a {@code null} from {@link CacheResult} is fresh.
     *
     * @return a time of zero or more, or {@code forever}; empty (the default) for the cache's {@code null-timeout}
     * @see CacheResult#nullTimeout()
     */
    String nullTimeout() default "";

    /**
     * How long an expired value of {@link CacheResult} may still be served.
     *
     * @return a time of zero or more, or {@code forever}; empty (the default) for the cache's {@code stale-for}
     * @see CacheResult#staleFor()
     */
    String staleFor() default "";
}
