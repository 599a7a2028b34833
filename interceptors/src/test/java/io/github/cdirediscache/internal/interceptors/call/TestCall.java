package io.github.cdirediscache.internal.interceptors.call;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A call of a method without a container. */
record TestCall(Object target, Method called, Callable<?> body) implements InvocationContext {

    @Override
    public Object getTarget() {
        return target;
    }

    @Override
    public @Nullable Object getTimer() {
        return null;
    }

    @Override
    public Method getMethod() {
        return called;
    }

    @Override
    public @Nullable Constructor<?> getConstructor() {
        return null;
    }

    @Override
    public Object[] getParameters() {
        return new Object[0];
    }

    @Override
    public void setParameters(Object[] parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
        return Map.of();
    }

    @Override
    public Object proceed() throws Exception {
        return body.call();
    }
}
