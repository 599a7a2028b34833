package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Reads a serialized stream behind a filter, with the classes of the application. */
final class GuardedInputStream extends ObjectInputStream {

    private final AllowedClasses allowed;
    private final StreamGuard guard;
    private final CountedInputStream counted;
    private final HashWork work = new HashWork();

    GuardedInputStream(InputStream in, AllowedClasses allowed, StreamGuard guard) throws IOException {
        this(new CountedInputStream(in), allowed, guard);
    }

    private GuardedInputStream(CountedInputStream in, AllowedClasses allowed, StreamGuard guard) throws IOException {
        super(in);
        this.allowed = allowed;
        this.guard = guard;
        this.counted = in;
        enableResolveObject(true);
        // Setting a filter replaces the JVM-wide one (jdk.serialFilter), which must still have its say.
        setObjectInputFilter(ObjectInputFilter.merge(guard, getObjectInputFilter()));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        String name = description.getName();
        // Before any class loader hears of a name from outside. Loading alone runs code in some servers.
        if (!allowed.mayContain(name)) {
            throw new InvalidClassException(allowed.refusal(name));
        }
        if (name.equals(CollSer.JDK_NAME)) {
            return CollSer.class;
        }
        for (ClassLoader loader : allowed.loaders(name)) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                // The next one may have it.
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException("a dynamic proxy is never allowed in binary entries");
    }

    /** Called for each object when it has been read, before it becomes a part of another one. The filter sees no texts. */
    @Override
    protected @Nullable Object resolveObject(@Nullable Object read) throws IOException {
        guard.countRead(counted.count());
        if (read != null) {
            work.add(read);
        }
        return read;
    }
}
