package io.github.cdirediscache.internal.interceptors.value;

import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;

/** Types whose values can be cached: not those that can be read only once, and not those that come later. */
final class CacheableTypes {

    private static final List<Class<?>> NO_VALUES =
            List.of(AutoCloseable.class, Iterator.class, Enumeration.class, Spliterator.class, CompletionStage.class);

    private CacheableTypes() {}

    /**
     * Checks a resolved type and its parts.
     *
     * @throws IllegalArgumentException if it is not a value's type; the message continues the method's name
     */
    static void check(Type type) {
        DeclaredTypes.firstVariable(type).ifPresent(variable -> {
            throw new IllegalArgumentException("has the type " + type.getTypeName() + ", and " + unknown(variable));
        });
        checkParts(type, type);
    }

    private static String unknown(TypeVariable<?> variable) {
        String name = variable.getName();
        return variable.getGenericDeclaration() instanceof Method
                ? "each call decides what " + name
                        + " is, but a cache has to know the type of its values; write a method"
                        + " for each type, or inject a CacheManager and call cache(name, type).getOrLoad(key, loader)"
                : "the bean class does not say what " + name + " of " + variable.getGenericDeclaration()
                        + " is; extend the class with a type argument, or name the type";
    }

    private static void checkParts(Type whole, Type part) {
        Class<?> raw = DeclaredTypes.rawClass(part);
        if (raw == void.class || raw == Void.class) {
            throw new IllegalArgumentException("has no value to cache; let it return one");
        }
        if (AsyncTypes.isUnknown(raw) || AsyncTypes.of(raw).isPresent()) {
            throw new IllegalArgumentException("has the type " + whole.getTypeName() + ", and a " + raw.getName()
                    + " can't be cached; use a value such as a List, in " + AsyncTypes.SUPPORTED
                    + " if it comes later");
        }
        if (NO_VALUES.stream().anyMatch(type -> type.isAssignableFrom(raw))) {
            throw new IllegalArgumentException("has the type " + whole.getTypeName() + ", and a " + raw.getName()
                    + " can't be cached; use a value such as a List");
        }
        DeclaredTypes.parts(part).forEach(each -> checkParts(whole, each));
    }
}
