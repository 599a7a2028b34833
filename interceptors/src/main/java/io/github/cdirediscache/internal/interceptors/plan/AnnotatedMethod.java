package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A method whose caching annotations are its own, or those of the method that it implements.
 *
 * @param method the method that runs
 * @param source the method that has the annotations: the same, or one of an interface or an abstract class
 */
public record AnnotatedMethod(Method method, Method source) {

    /**
     * Whether the annotations are those of the method that it implements, which the container does not see.
     *
     * @return whether the two methods differ
     */
    public boolean isInherited() {
        return !method.equals(source);
    }

    /**
     * The caching annotations.
     *
     * @return those that bind interceptors
     */
    public List<Annotation> bindings() {
        return AnnotatedMethods.bindings(source)
                .<Annotation>map(source::getAnnotation)
                .toList();
    }
}
