package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.internal.extension.bean.BeanLookup;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the conditions that annotations name and that no object can be made of. */
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

    /** Those that are several beans; to be called when the container knows all beans. */
    static void checkAmbiguity(
            Set<Class<? extends CacheCondition>> conditions, BeanLookup beans, Consumer<String> problems) {
        conditions.stream()
                .filter(beans::isAmbiguous)
                .forEach(condition -> problems.accept(condition.getName()
                        + ": is the condition of an unless, but several beans are of this type; name the class of one of"
                        + " them"));
    }
}
