package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.internal.interceptors.value.ReturnShape;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of all annotations of one method need.
 *
 * @param beanMethod the method that runs
 * @param source the method that has the annotations: the same, or the one that it implements
 * @param defaults the {@code @CacheDefaults} of its classes
 * @param keys reads keys and marked parameters
 * @param config finds a configuration value by its key
 * @param problems is told of what is wrong with the method
 */
record MethodContext(
        BeanMethod beanMethod,
        Method source,
        Defaults defaults,
        KeyReader keys,
        Function<String, Optional<String>> config,
        MethodProblems problems) {

    static MethodContext of(
            BeanMethod beanMethod, Method source, Function<String, Optional<String>> config, MethodProblems problems) {
        Class<?> beanClass = beanMethod.beanClass();
        return new MethodContext(
                beanMethod, source, Defaults.of(beanClass, source), KeyReader.of(beanClass, source), config, problems);
    }

    Method method() {
        return beanMethod.method();
    }

    MemberTexts texts(MethodProblems ofAnnotation) {
        return new MemberTexts(config, ofAnnotation);
    }

    /** The shape of the return type, or of a parameter's type; {@code null} if nothing of that type can be cached. */
    @Nullable ReturnShape shape(Type type, MethodProblems ofAnnotation) {
        try {
            return ReturnShape.of(TypeResolver.of(beanMethod.beanClass()), type);
        } catch (IllegalArgumentException e) {
            ofAnnotation.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
