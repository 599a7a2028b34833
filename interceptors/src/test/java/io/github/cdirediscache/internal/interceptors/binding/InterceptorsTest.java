package io.github.cdirediscache.internal.interceptors.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.annotation.Priority;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class InterceptorsTest {

    @SuppressWarnings("unused")
    static final List<Class<?>> CLASSES = Interceptors.CLASSES;

    @SuppressWarnings("unused")
    static final List<Class<? extends Annotation>> BINDINGS = List.of(
            CacheResult.class,
            CachePut.class,
            CacheInvalidate.class,
            CacheInvalidate.List.class,
            CacheInvalidateAll.class,
            CacheInvalidateAll.List.class,
            CacheInvalidatePattern.class,
            CacheInvalidatePattern.List.class);

    @Test
    void classes_haveOneForEachBinding() {
        Set<Class<? extends Annotation>> bound = Interceptors.CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getAnnotations()))
                .<Class<? extends Annotation>>map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(InterceptorBinding.class))
                .collect(Collectors.toSet());
        assertThat(bound).containsExactlyInAnyOrderElementsOf(BINDINGS);
        assertThat(Interceptors.CLASSES).hasSameSizeAs(BINDINGS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("CLASSES")
    void classes_areInterceptorsOfPassivatingBeans(Class<?> type) {
        assertThat(type).hasAnnotations(Interceptor.class, Priority.class);
        assertThat(Serializable.class).isAssignableFrom(type);
    }

    @ParameterizedTest
    @FieldSource("BINDINGS")
    void bindings_haveNoMemberThatBinds(Class<? extends Annotation> binding) {
        assertThat(binding.getDeclaredMethods()).allMatch(member -> member.isAnnotationPresent(Nonbinding.class));
    }

    @Test
    void priorities_putInvalidationsOutsideOfPutAndPutOutsideOfResult() {
        assertThat(priority(CacheResultInterceptor.class)).isEqualTo(Interceptor.Priority.LIBRARY_BEFORE + 100);
        assertThat(priority(CachePutInterceptor.class)).isLessThan(priority(CacheResultInterceptor.class));
        assertThat(Interceptors.CLASSES)
                .filteredOn(type -> type.getSimpleName().startsWith("CacheInvalidate"))
                .hasSize(6)
                .allMatch(type -> priority(type) < priority(CachePutInterceptor.class));
    }

    private static int priority(Class<?> type) {
        return type.getAnnotation(Priority.class).value();
    }
}
