package io.github.cdirediscache.annotation;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that always runs, after which a value is stored: the argument marked with {@link CacheValue}, and without
 * one what the method returned (unwrapped as with {@link CacheResult}).
 *
 * <p>If the method fails, nothing is stored and what is stored already stays; inside a transaction the value is stored
 * after the commit. The key is made after the method returned, so that a template sees an id which the method gave its
 * argument.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE /* for the interceptor; on a bean class it is an error at deployment */})
public @interface CachePut {

    /**
     * The name of the cache.
     *
     * @return a cache's name; empty (the default) for that of {@link CacheDefaults}, and without it {@code default}
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * The key, as a template. It is made after the method, so that it can be an id which the method assigns.
     *
     * @return the template; empty (the default) for a key generated from the arguments
     * @see CacheResult#key()
     */
    @Nonbinding
    String key() default "";

    /**
     * How long the value is fresh.
     *
     * @return a time of zero (the key is removed) or more, or {@code forever}; empty (the default) for that of
     *     {@link CacheDefaults}, and without it the cache's {@code timeout}
     */
    @Nonbinding
    String timeout() default "";

    /**
     * Excludes values from the cache. What is stored already stays then.
     *
     * @return a condition; by default one that never holds
     */
    @Nonbinding
    Class<? extends CacheCondition> unless() default CacheCondition.Never.class;
}
