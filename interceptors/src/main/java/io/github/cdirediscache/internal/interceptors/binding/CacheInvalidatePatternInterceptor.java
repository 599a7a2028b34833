package io.github.cdirediscache.internal.interceptors.binding;

import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.internal.interceptors.call.CacheOperations;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

@Interceptor
@CacheInvalidatePattern
@Priority(Interceptors.INVALIDATE)
final class CacheInvalidatePatternInterceptor implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a client proxy, which can be serialized
    private final CacheOperations operations;

    @Inject
    CacheInvalidatePatternInterceptor(CacheOperations operations) {
        this.operations = operations;
    }

    @AroundInvoke
    @Nullable Object around(InvocationContext call) throws Exception {
        return operations.invalidatePattern(call);
    }
}
