package io.github.cdirediscache.internal.interceptors.binding;

import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.internal.interceptors.call.CacheOperations;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

@Interceptor
@CacheInvalidateAll.List({})
@Priority(Interceptors.INVALIDATE)
final class CacheInvalidateAllListInterceptor implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a client proxy, which can be serialized
    private final CacheOperations operations;

    @Inject
    CacheInvalidateAllListInterceptor(CacheOperations operations) {
        this.operations = operations;
    }

    @AroundInvoke
    @Nullable Object around(InvocationContext call) throws Exception {
        return operations.invalidateAll(call);
    }
}
