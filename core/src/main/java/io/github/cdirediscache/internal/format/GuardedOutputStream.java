package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a serialized stream, and refuses what could never be read back. */
final class GuardedOutputStream extends ObjectOutputStream {

    private final AllowedClasses allowed;

    /**
     * A class of I/O exceptions that is not allowed. It is refused at the end: when writing fails, the JDK writes the
     * exception itself, and refusing that one would hide it.
     */
    private @Nullable Class<?> exception;

    GuardedOutputStream(OutputStream out, AllowedClasses allowed) throws IOException {
        super(out);
        this.allowed = allowed;
    }

    void writeValue(Object value) throws IOException {
        writeObject(value);
        if (exception != null) {
            throw new NotSerializableException(allowed.refusal(exception));
        }
        flush();
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (exception != null || allowed.contains(type)) {
            return;
        }
        if (!IOException.class.isAssignableFrom(type)) {
            throw new NotSerializableException(allowed.refusal(type));
        }
        exception = type;
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
        throw new NotSerializableException(allowed.refusal(type));
    }
}
