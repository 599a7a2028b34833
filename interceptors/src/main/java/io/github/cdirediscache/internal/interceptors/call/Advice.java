package io.github.cdirediscache.internal.interceptors.call;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** What is done around the calls of one method for one kind of annotation. */
@FunctionalInterface
interface Advice {

    /** The call alone. */
    Advice NOTHING = InvocationContext::proceed;

    @Nullable Object around(InvocationContext call) throws Exception;
}
