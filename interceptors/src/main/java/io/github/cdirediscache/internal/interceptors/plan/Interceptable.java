package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;

/** Whether an interceptor sees the calls of a method. */
final class Interceptable {

    private static final Set<String> CALLED_BY_THE_CONTAINER = Set.of(
            "jakarta.annotation.PostConstruct",
            "jakarta.annotation.PreDestroy",
            "jakarta.inject.Inject",
            "jakarta.ejb.Schedule",
            "jakarta.ejb.Schedules",
            "jakarta.ejb.Timeout",
            "jakarta.enterprise.inject.Produces",
            "jakarta.interceptor.AroundInvoke");

    private Interceptable() {}

    static void check(BeanMethod beanMethod, MethodProblems problems) {
        int modifiers = beanMethod.method().getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.accept("is private, and an interceptor never sees its calls; make it package-private or wider");
        }
        if (Modifier.isStatic(modifiers)) {
            problems.accept("is static, and an interceptor never sees its calls; make it an instance method");
        } else if (Modifier.isFinal(modifiers)) {
            problems.accept("is final, and an interceptor never sees its calls; remove final");
        }
        Arrays.stream(beanMethod.method().getAnnotations())
                .map(annotation -> annotation.annotationType().getName())
                .filter(CALLED_BY_THE_CONTAINER::contains)
                .forEach(name -> problems.accept("has @" + name.substring(name.lastIndexOf('.') + 1)
                        + ", and an interceptor never sees the container's calls; call another bean's method in it, or a"
                        + " method of the cache"));
        if (Modifier.isFinal(beanMethod.beanClass().getModifiers())) {
            problems.accept("is in a final class, which can't be intercepted; remove final from "
                    + beanMethod.beanClass().getSimpleName());
        }
    }
}
