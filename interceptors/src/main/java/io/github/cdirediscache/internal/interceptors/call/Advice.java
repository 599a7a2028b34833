package io.github.cdirediscache.internal.interceptors.plan;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** What is done around calls of one method. */
@FunctionalInterface
interface Around {

    /** The call alone. */
    Around NOTHING = InvocationContext::proceed;

    @Nullable Object around(InvocationContext call) throws Exception;
}
