package io.github.cdirediscache.internal.extension.bean;

import java.util.List;
import java.util.Optional;

/** Finds the application's beans by their type. */
public interface BeanLookup {

    /**
     * All beans of a type.
     *
     * @param <T> the type
     * @param type the type
     * @return the beans; none if there are none
     */
    <T> List<Found<T>> all(Class<T> type);

    /**
     * Whether several beans have a type, of which none is preferred.
     *
     * @param type the type
     * @return false also if there is no bean
     */
    boolean isAmbiguous(Class<?> type);

    /**
     * A bean.
     *
     * @param beanClass the class that a name of it in the configuration means
     * @param name its name, if it has one
     * @param reference the bean itself, or its client proxy
     * @param <T> its type
     */
    record Found<T>(Class<?> beanClass, Optional<String> name, T reference) {}
}
