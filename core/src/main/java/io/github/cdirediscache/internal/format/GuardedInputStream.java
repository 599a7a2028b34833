package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Reads a serialized stream behind a filter, with the classes of the application. */
final class GuardedInputStream extends ObjectInputStream {

    private final AllowedClasses allowed;

    GuardedInputStream(InputStream in, AllowedClasses allowed, StreamGuard guard) throws IOException {
        super(in);
        this.allowed = allowed;
        // Setting a filter replaces the JVM-wide one (jdk.serialFilter), which must still have its say.
        setObjectInputFilter(ObjectInputFilter.merge(guard, getObjectInputFilter()));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        for (ClassLoader loader : allowed.loaders()) {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // The next one may have it.
            }
        }
        return super.resolveClass(description);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException("a dynamic proxy is never allowed in binary entries");
    }
}
