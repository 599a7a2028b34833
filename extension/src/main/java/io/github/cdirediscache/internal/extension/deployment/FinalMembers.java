package io.github.cdirediscache.internal.extension.deployment;

import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Finds what a container refuses to intercept, which fails the deployment at once. */
final class FinalMembers {

    private FinalMembers() {}

    /** Whether a bean class is final or has a final method. */
    static boolean isIn(Class<?> beanClass) {
        if (Modifier.isFinal(beanClass.getModifiers())) {
            return true;
        }
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> Modifier.isFinal(method.getModifiers()))) {
                return true;
            }
        }
        return false;
    }
}
