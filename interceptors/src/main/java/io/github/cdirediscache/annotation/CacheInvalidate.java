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
 * A method that removes a key.
 *
 * <p>By default it does so when the method has succeeded, and not if it failed; inside a transaction after the
 * commit. If Redis does not answer, the invalidation is queued and retried.
 */
@Documented
@InterceptorBinding
@Repeatable(CacheInvalidate.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE /* for the interceptor; on a bean class it is an error at deployment */})
public @interface CacheInvalidate {

    /**
     * The name of the cache.
     *
     * @return a cache's name; empty (the default) for that of {@link CacheDefaults}, and without it {@code default}
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * The key, as a template. It is made of the arguments before the method runs, even if the invalidation takes place
     * after it: changes of the arguments by the method have no effect on the key.
     *
     * <p>At deployment it is an error if no {@link CacheResult} or {@link CachePut} of the cache can have such a key.
     * If no key can be made of a call's arguments, none is removed; if one of them can't be read, the cache is cleared.
     *
     * @return the template; empty (the default) for a key generated from the arguments
     * @see CacheResult#key()
     */
    @Nonbinding
    String key() default "";

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
        CacheInvalidate[] value();
    }
}
