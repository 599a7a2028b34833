package io.github.cdirediscache.interceptors.plan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A method as a bean class has it, which may inherit it. */
record BeanMethod(Class<?> beanClass, Method method) {

    /** For messages: {@code com.example.Stories.find(long)}. */
    String describe() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", beanClass.getName() + "." + method.getName() + "(", ")"));
    }
}
