package io.github.cdirediscache.internal.connection;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Makes objects of classes that options name. */
public final class UsersClasses {

    private UsersClasses() {}

    /**
     * Makes one.
     *
     * @param option the option that names the class, for messages
     * @param className the class, found by the context class loader or that of this library
     * @param type what it must be
     * @param <T> what it must be
     * @return the object
     * @throws IllegalArgumentException if there is no such class, or it can not be made; says why
     */
    public static <T> T make(String option, String className, Class<T> type) {
        try {
            return type.cast(named(className).getConstructor().newInstance());
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(
                    option + ": there is no class \"" + className + "\" on the application's class path", missing);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException hidden) {
            throw new IllegalArgumentException(
                    option + ": " + className + " must be a public class with a public constructor without parameters",
                    hidden);
        } catch (ClassCastException other) {
            throw new IllegalArgumentException(option + ": " + className + " must be a " + type.getName(), other);
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException(
                    option + ": the constructor of " + className + " failed: " + failed.getCause(), failed.getCause());
        } catch (LinkageError broken) {
            Throwable reason = broken.getCause() == null ? broken : broken.getCause();
            throw new IllegalArgumentException(
                    option + ": the class " + className + " can't be loaded: " + reason, broken);
        }
    }

    private static Class<?> named(String className) throws ClassNotFoundException {
        @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(className, true, application);
        } catch (ClassNotFoundException notThere) {
            return Class.forName(className);
        }
    }
}
