package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the elements of collections are of the declared classes. Java's serialization knows what a stream contains, but not
 * what the elements of a list are declared as: without a check they fail a cast in the application. An object that is contained again and again has been refused before, by {@link HashWork}.
 */
final class DeclaredElements {

    private DeclaredElements() {}

    /**
     * Fails if an element is of another class than its type argument, down to collections within collections.
     *
     * @param value of the raw class of the type
     */
    static void check(Object value, Type type) throws IOException {
        if (isCollection(type)) {
            checkParts(value, (ParameterizedType) type);
        }
    }

    /** Of a class that is not the JDK's it is not known what its type arguments mean. */
    private static boolean isCollection(Type type) {
        return type instanceof ParameterizedType generic
                && ((Class<?>) generic.getRawType()).getName().startsWith("java.util.");
    }

    private static void checkParts(Object value, ParameterizedType type) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (value instanceof Map<?, ?> map && arguments.length == 2) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                checkPart(entry.getKey(), arguments[0]);
                checkPart(entry.getValue(), arguments[1]);
            }
        } else if (value instanceof Collection<?> elements && arguments.length == 1) {
            for (Object element : elements) {
                checkPart(element, arguments[0]);
            }
        } else if (value instanceof Optional<?> optional) {
            checkPart(optional.orElse(null), arguments[0]);
        }
    }

    private static void checkPart(@Nullable Object part, Type type) throws IOException {
        if (part == null) {
            return;
        }
        if (!DeclaredTypes.rawClass(type).isInstance(part)) {
            throw new IOException("an element of a binary entry must be a " + type.getTypeName() + ", was "
                    + part.getClass().getName());
        }
        if (isCollection(type)) {
            checkParts(part, (ParameterizedType) type);
        }
    }
}
