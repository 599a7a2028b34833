package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A method of a bean class, which may inherit it. */
record BeanMethod(Class<?> beanClass, Method method) {

    /** Whether both are one method, inherited or overridden: one bean class extends the other. */
    boolean isSameAs(BeanMethod other) {
        boolean isRelated = beanClass.isAssignableFrom(other.beanClass) || other.beanClass.isAssignableFrom(beanClass);
        return isRelated
                && method.getName().equals(other.method.getName())
                && Arrays.equals(method.getParameterTypes(), other.method.getParameterTypes());
    }

    /** For messages: {@code com.example.Stories.find(long)}. */
    String describe() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", beanClass.getName() + "." + method.getName() + "(", ")"));
    }
}
