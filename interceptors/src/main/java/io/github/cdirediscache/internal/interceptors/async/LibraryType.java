package io.github.cdirediscache.internal.interceptors.async;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of a library that the application has and we may not see, as in a server that we are a module of: its methods
 * are called by their names.
 *
 * @param type the library's type
 */
record LibraryType(Class<?> type) {

    /** Calls a public method of the type; a static one without a target. */
    Object call(@Nullable Object target, String name, Class<?>[] parameters, Object... arguments) {
        try {
            Method method = type.getMethod(name, parameters);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " is of a version that this library does not know: " + e.getMessage(), e);
        }
    }

    /** Another type of the same library. */
    LibraryType other(String name) {
        try {
            return new LibraryType(Class.forName(name, true, type.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type.getName() + " is of a version that has no " + name, e);
        }
    }

    /** An object of this type, an interface with one method that has one parameter or none. */
    Object implement(Function<@Nullable Object, @Nullable Object> function) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> type.getName();
                };
            }
            return function.apply(arguments == null ? null : arguments[0]);
        });
    }
}
