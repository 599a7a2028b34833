package io.github.cdirediscache.annotation;

import io.github.cdirediscache.cache.CacheUnavailableException;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method whose result is taken from the cache if it is there, and else computed by the method and stored.
 *
 * <p>The value's type is the method's generic return type, resolved against the bean class, so that a
 * {@code List<Story>} comes back as that. What is in an {@code Optional}, a {@code CompletionStage}, a
 * {@code CompletableFuture}, a {@code Uni}, {@code Mono}, {@code Single}, {@code Maybe} or {@code Publisher} of one
 * value, or one of these with an {@code Optional} in it, is the value; an empty {@code Optional} is a stored
 * {@code null}. Streams, iterators, and whatever must be closed can't be cached.
 *
 * <p>Of many callers that miss, in this process and in others, one runs the method; the others wait for its result (see
 * {@link io.github.cdirediscache.cache.Cache#getOrLoad(String, io.github.cdirediscache.cache.Loader,
 * io.github.cdirediscache.cache.LoadOptions) Cache.getOrLoad}). What the method throws reaches the caller as it is. If
 * Redis does not answer, the method runs, or {@link CacheUnavailableException} is thrown, as the cache's {@code
 * on-failure} says.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE /* for the interceptor; on a bean class it is an error at deployment */})
public @interface CacheResult {

    /**
     * The name of the cache.
     *
     * @return a cache's name; empty (the default) for that of {@link CacheDefaults}, and without it {@code default}
     */
    @Nonbinding
    String cacheName() default "";

    /**
     * The key, as a template, or empty. The key is made in this order:
     *
     * <ol>
     *   <li>If there is a template, its text with the arguments put into it: {@code {id}} is the parameter of that name
     *       (the class must be compiled with {@code -parameters}), {@code {0}} the first parameter,
     *       {@code {story.author.id}} a property: a record component, a getter, or a public field. Doubled braces are
     *       braces. Strings, characters, numbers, booleans, enums (their names), UUIDs, the types of
     *       {@code java.time} and a few more values stand as their text; {@code null} (also on the way to a property)
     *       and an empty {@code Optional} as {@code <null>}; arrays, lists, sets, maps and records of these as in a
     *       generated key. Other types are an error at deployment: name a property. The text of an argument may be
     *       anything, so {@code "{a}.{b}"} gives one key for ("x.y", "z") and ("x", "y.z"): a generated key never does.
     *   <li>Else the key is generated from the arguments marked with {@link CacheKey}.
     *   <li>Else from all arguments, the one marked with {@link CacheValue} excepted; without any it is {@code ()}.
     * </ol>
     *
     * <p>A generated key such as {@code ('news',7L)} holds the arguments alone, neither class nor method, so methods of
     * one cache share keys, and {@code find(7L)} finds what {@code @CachePut store(7L)} put. Different argument lists
     * never give the same key: 1, 1L and "1" differ, as do {@code null} and "null"; the order of sets and maps does not
     * matter. Two methods that share a cache and the shape of their keys, but not the type of the value, are an error
     * at deployment; so are two {@code @CacheResult} methods whose keys are generated from the same types, unless one
     * says {@link #sharedKey()}.
     *
     * <p>A key has 1 byte to 1 MiB (1,048,576 bytes) of UTF-8, as in {@link io.github.cdirediscache.cache.Cache Cache},
     * and is never shortened. If a template gives no text at all, as {@code "{0}"} does for an empty string, the key is
     * {@code <empty>}. An argument with the text {@code <empty>} or {@code <null>} gets another {@code <} in front, so
     * a template of one reference never confuses them.
     *
     * <p>If no key can be made of a call's arguments, the method runs without the cache.
     *
     * @return the template; empty (the default) for a generated key
     */
    @Nonbinding
    String key() default "";

    /**
     * How long the value is fresh.
     *
     * @return a time of zero (not stored at all) or more, or {@code forever}; empty (the default) for that of
     *     {@link CacheDefaults}, and without it the cache's {@code timeout}
     */
    @Nonbinding
    String timeout() default "";

    /**
     * How long a {@code null} or an empty {@code Optional} is fresh.
     *
     * @return a time of zero (not stored at all) or more, or {@code forever}; empty (the default) for that of
     *     {@link CacheDefaults}, and without it the cache's {@code null-timeout}
     */
    @Nonbinding
    String nullTimeout() default "";

    /**
     * How long after it expired the value may still be served, while one caller computes a new one or because the
     * method fails.
     *
     * @return a time of zero (not at all) or more, or {@code forever}; empty (the default) for that of
     *     {@link CacheDefaults}, and without it the cache's {@code stale-for}
     */
    @Nonbinding
    String staleFor() default "";

    /**
     * How eagerly a value is computed anew shortly before it expires: the beta of XFetch.
     *
     * @return a number of zero (not at all) or more, usually 1; empty (the default) for the cache's
     *     {@code early-refresh}
     */
    @Nonbinding
    String earlyRefresh() default "";

    /**
     * How long a running method holds its claim on the key if its process dies. While it runs the claim is renewed.
     *
     * @return a time from 1 ms to 5 minutes; empty (the default) for the cache's {@code lease}
     */
    @Nonbinding
    String lease() default "";

    /**
     * How long a caller waits for another's run of the method before it runs the method itself.
     *
     * @return a time of zero (not at all) or more, not {@code forever}; empty (the default) for the cache's
     *     {@code load-wait}
     */
    @Nonbinding
    String loadWait() default "";

    /**
     * Excludes values from the cache.
     *
     * @return a condition; by default one that never holds
     */
    @Nonbinding
    Class<? extends CacheCondition> unless() default CacheCondition.Never.class;

    /**
     * Exceptions that are cached in place of a value for {@link #exceptionTimeout()}: until then callers get such an
     * exception at once, new, of the listed class and with the first one's message.
     *
     * <p>A subclass of a listed class is kept, too, and comes back as the listed one that is nearest. Each class needs
     * a constructor with the parameters {@code (String)}, {@code (String, Throwable)}, or none (the message is lost
     * then). If a stale value may stand in for a failure, it does, and nothing is kept.
     *
     * @return the classes; none by default
     */
    @Nonbinding
    Class<? extends Exception>[] cachedExceptions() default {};

    /**
     * How long an exception is kept.
     *
     * @return a time of zero (not kept) or more, or {@code forever}; 10 seconds by default
     */
    @Nonbinding
    String exceptionTimeout() default "10s";

    /**
     * Whether other methods of the cache whose keys are generated from the same types mean the same values, so that
     * they may find each other's. Without it two such methods are an error at deployment, as {@code countries()} and
     * {@code currencies()} would be given each other's values. It is enough if one of the two says so.
     *
     * @return whether sharing is meant; false by default
     */
    @Nonbinding
    boolean sharedKey() default false;

    /**
     * Whether the cache is only written: the method always runs, and its result replaces what is stored, as with
     * {@link CachePut}. The members about stale values, leases and exceptions have no effect then.
     *
     * @return whether the cache is not read; false by default
     */
    @Nonbinding
    boolean skipGet() default false;
}
