package io.github.cdirediscache.annotation;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that removes every key of the cache, in its configured version, and nothing else.
 *
 * <p>By default it does so when the method has succeeded, and not if it failed; inside a transaction after the
 * commit. If Redis does not answer, the invalidation is queued and retried.
 */
@Documented
@InterceptorBinding
@Repeatable(CacheInvalidateAll.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE /* for the interceptor; on a bean class it is an error at deployment */})
public @interface CacheInvalidateAll {

    /**
     * The name of the cache.
     *
     * @return a cache's name; empty (the default) for that of {@link CacheDefaults}, and without it {@code default}
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * Whether the invalidation takes place before the method runs, whether or not the method and a transaction succeed.
     *
     * @return true for before; false (the default) for after success
     */
    @Nonbinding
    boolean beforeInvocation() default false;

    /** Several of them on one method. They act in the order written. */
    @Documented
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {

        /**
         * The invalidations.
         *
         * @return the invalidations
         */
        @Nonbinding
        CacheInvalidateAll[] value();
    }
}
