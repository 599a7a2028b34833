package io.github.cdirediscache.internal.extension.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/**
 * Reads what SmallRye Config keeps from being read by chance: keys that are declared as secret, which a password may be.
 *
 * @see <a href="https://smallrye.io/smallrye-config/Main/config/secret-keys/">SmallRye Config: Secret Keys</a>
 */
final class SecretKeys {

    /** By its name, and of the loader of the configuration: other runtimes lack it, and modules of servers don't see it. */
    private static final String CLASS = "io.smallrye.config.SecretKeys";

    private SecretKeys() {}

    /** What is read, secret or not. */
    static <T> T unlocked(Config config, Supplier<T> reading) {
        Method unlocking;
        try {
            unlocking = Class.forName(CLASS, true, config.getClass().getClassLoader())
                    .getMethod("doUnlocked", Supplier.class);
        } catch (ReflectiveOperationException | LinkageError otherImplementation) {
            return reading.get();
        }
        return unlocked(unlocking, reading);
    }

    @SuppressWarnings("unchecked")
    private static <T> T unlocked(Method unlocking, Supplier<T> reading) {
        try {
            return (T) unlocking.invoke(null, reading);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException ofReading) {
                throw ofReading;
            }
            throw new IllegalStateException("the configuration can't be read", e.getCause());
        } catch (IllegalAccessException notOpen) {
            return reading.get();
        }
    }
}
