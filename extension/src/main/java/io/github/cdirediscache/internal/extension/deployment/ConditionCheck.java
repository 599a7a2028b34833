package io.github.cdirediscache.extension;

import io.github.cdirediscache.annotation.CacheCondition;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the conditions that annotations name and that there will be no object of. */
final class ConditionCheck {

    private ConditionCheck() {}

    /** Those that are no beans and can't be created either. */
    static void check(Set<Class<? extends CacheCondition>> conditions, Discovery discovery, Consumer<String> problems) {
        conditions.stream()
                .filter(condition -> !discovery.hasBean(condition) && !canBeCreated(condition))
                .forEach(condition -> problems.accept(condition.getName()
                        + ": is the condition of an unless, but no bean and can't be created; make it a bean, or give it a"
                        + " constructor without parameters"));
    }

    private static boolean canBeCreated(Class<?> condition) {
        try {
            return !Modifier.isAbstract(condition.getModifiers())
                    && condition.getDeclaredConstructor().trySetAccessible();
        } catch (NoSuchMethodException | LinkageError e) {
            return false;
        }
    }

    /** Those that several beans are; to be called when the container knows all beans. */
    static void checkAmbiguity(
            Set<Class<? extends CacheCondition>> conditions, BeanManager container, Consumer<String> problems) {
        for (Class<? extends CacheCondition> condition : conditions) {
            try {
                CdiBeans.resolve(container, condition);
            } catch (AmbiguousResolutionException e) {
                problems.accept(condition.getName() + ": is the condition of an unless, but several beans are of this"
                        + " type; name the class of one of them");
            }
        }
    }
}
