package io.github.cdirediscache.internal.interceptors.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads one property of an object. */
final class Accessor {

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private final MethodHandle read;

    private Accessor(MethodHandle read) {
        this.read = read.asType(READ);
    }

    /**
     * The property that a method returns.
     *
     * @throws IllegalArgumentException if the method's module does not let us
     */
    static Accessor of(Method getter) {
        try {
            // A public method of a class that is not public can't be called without.
            getter.setAccessible(true);
            return new Accessor(MethodHandles.lookup().unreflect(getter));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(getter + " can't be called; open its package", e);
        }
    }

    /**
     * The property that a field holds.
     *
     * @throws IllegalArgumentException if the field's module does not let us
     */
    static Accessor of(Field field) {
        try {
            field.setAccessible(true);
            return new Accessor(MethodHandles.lookup().unreflectGetter(field));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(field + " can't be read; open its package", e);
        }
    }

    /** The property's value; what a getter throws comes in an {@link IllegalStateException}. */
    @Nullable Object get(Object owner) {
        try {
            return (Object) read.invokeExact(owner);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
