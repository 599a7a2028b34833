package io.github.cdirediscache.internal.reflect;

import org.jspecify.annotations.Nullable;

/** Finds classes by their names. */
public final class ClassLookup {

    private ClassLookup() {}

    /**
     * Finds a class of the application, or else one of this library.
     *
     * @param className the name of the class
     * @return the class, initialized, from the thread's context class loader, or else from the loader of this library
     * @throws ClassNotFoundException if neither loader has the class
     */
    public static Class<?> find(String className) throws ClassNotFoundException {
        @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(className, true, application);
        } catch (ClassNotFoundException notInApplication) {
            return Class.forName(className);
        }
    }

    /**
     * Whether a class loader has a class, which most applications or runtimes need not have. The class is not
     * initialized.
     *
     * @param className the name of the class
     * @param loader the loader: for a class that our code links to, the one of that code; {@code null} for the
     *     JDK's own
     * @return false if the class, or a class that it extends, is missing
     */
    public static boolean isPresent(String className, @Nullable ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
