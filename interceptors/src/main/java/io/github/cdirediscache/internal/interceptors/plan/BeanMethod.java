package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A method as a bean class has it, which may inherit it. */
record BeanMethod(Class<?> beanClass, Method method) {

    /** Whether it is the other one, inherited or overridden: a bean class extends the other's. */
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
