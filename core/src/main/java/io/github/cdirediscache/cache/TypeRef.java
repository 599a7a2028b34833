package io.github.cdirediscache.cache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A generic type as a value: {@code new TypeRef<List<Story>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

    private final Type type;

    /**
     * Takes the type from the subclass.
     *
     * @throws IllegalStateException if the subclass does not name it
     */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType superclass)) {
            throw new IllegalStateException("write the type: new TypeRef<List<Story>>() {}");
        }
        this.type = superclass.getActualTypeArguments()[0];
    }

    /**
     * The type.
     *
     * @return the type
     */
    public final Type type() {
        return type;
    }
}
