package io.github.cdirediscache.interceptors.plan;

import java.lang.reflect.Modifier;

/** Whether an interceptor sees the calls of a method. */
final class Interceptable {

    private Interceptable() {}

    static void check(BeanMethod beanMethod, Problems problems) {
        int modifiers = beanMethod.method().getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.accept("is private, and an interceptor never sees its calls; make it package-private or wider");
        }
        if (Modifier.isStatic(modifiers)) {
            problems.accept("is static, and an interceptor never sees its calls; make it an instance method");
        } else if (Modifier.isFinal(modifiers)) {
            problems.accept("is final, and an interceptor never sees its calls; remove final");
        }
        if (Modifier.isFinal(beanMethod.beanClass().getModifiers())) {
            problems.accept("is in a final class, which can't be intercepted; remove final from "
                    + beanMethod.beanClass().getSimpleName());
        }
    }
}
