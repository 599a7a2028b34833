package io.github.cdirediscache.internal.interceptors.binding;

import jakarta.interceptor.Interceptor;
import java.util.List;

/**
 * The interceptors, to be registered with the container. They inject
 * {@link io.github.cdirediscache.internal.interceptors.call.CacheOperations}.
 */
public final class Interceptors {

    /** All interceptor classes. */
    public static final List<Class<?>> CLASSES = List.of(
            CacheResultInterceptor.class,
            CachePutInterceptor.class,
            CacheInvalidateInterceptor.class,
            CacheInvalidateListInterceptor.class,
            CacheInvalidateAllInterceptor.class,
            CacheInvalidateAllListInterceptor.class,
            CacheInvalidatePatternInterceptor.class,
            CacheInvalidatePatternListInterceptor.class);

    /**
     * The priority of the innermost, {@code @CacheResult}. Those of the others are one and two less, so that they act
     * on its outside; who moves one is to move all.
     */
    public static final int DEFAULT_PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 100;

    static final int RESULT = DEFAULT_PRIORITY;

    static final int PUT = DEFAULT_PRIORITY - 1;

    static final int INVALIDATE = DEFAULT_PRIORITY - 2;

    private Interceptors() {}
}
