package io.github.cdirediscache.internal.reflect;

import java.lang.reflect.InvocationTargetException;

/** Creates objects of classes that the application names in its configuration. */
public final class ConfiguredClass {

    private ConfiguredClass() {}

    /**
     * Creates an object.
     *
     * @param option the option that names the class, for messages
     * @param className the class, found as {@link ClassLookup#find} does
     * @param type the type that the class must have
     * @param <T> the type of the object
     * @return the object
     * @throws IllegalArgumentException if there is no such class, or no object can be created; the message says why
     */
    public static <T> T newInstance(String option, String className, Class<T> type) {
        try {
            return type.cast(ClassLookup.find(className).getConstructor().newInstance());
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
}
