package io.github.cdirediscache.internal.interceptors.exception;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates exceptions of one class from a message. */
final class ExceptionFactory {

    private static final List<List<Class<?>>> PARAMETERS =
            List.of(List.of(String.class), List.of(String.class, Throwable.class), List.of());

    private final MethodHandle create;

    private ExceptionFactory(MethodHandle create) {
        this.create = create;
    }

    /**
     * The factory of a class.
     *
     * @throws IllegalArgumentException if it has no constructor that we can use; the message says so
     */
    static ExceptionFactory of(Class<? extends Exception> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " is abstract; list its subclasses");
        }
        Constructor<?> constructor = PARAMETERS.stream()
                .map(parameters -> find(type, parameters))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName()
                        + " can't be made again; give it a constructor with the parameters (String), (String, Throwable)"
                        + " or none"));
        return new ExceptionFactory(accessible(constructor));
    }

    /** An exception of the class, with the message if the class takes one; empty if its constructor fails. */
    Optional<Throwable> create(@Nullable String message) {
        try {
            return Optional.of((Throwable) create.invokeExact(message));
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    private static Optional<Constructor<?>> find(Class<?> type, List<Class<?>> parameters) {
        try {
            return Optional.of(type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new)));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** The constructor as a function of the message alone. */
    private static MethodHandle accessible(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflectConstructor(constructor);
            MethodHandle ofMessage = constructor.getParameterCount() == 0
                    ? MethodHandles.dropArguments(handle, 0, String.class)
                    : withoutCause(handle);
            return ofMessage.asType(MethodType.methodType(Throwable.class, String.class));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(constructor + " can't be called; open its package", e);
        }
    }

    private static MethodHandle withoutCause(MethodHandle handle) {
        return handle.type().parameterCount() == 1
                ? handle
                : MethodHandles.insertArguments(handle, 1, new @Nullable Object[] {null});
    }
}
