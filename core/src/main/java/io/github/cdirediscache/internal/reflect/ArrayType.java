package io.github.cdirediscache.internal.reflect;

import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * An array of a generic type, equal to the JDK's own. It can be serialized if its component can.
 *
 * @param component the type of the elements
 */
@SuppressWarnings("serial") // the component is as serializable as the caller made it
record ArrayType(Type component) implements GenericArrayType, Serializable {

    @Override
    public Type getGenericComponentType() {
        return component;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericArrayType that && component.equals(that.getGenericComponentType());
    }

    @Override
    public int hashCode() {
        return component.hashCode();
    }

    @Override
    public String toString() {
        return component.getTypeName() + "[]";
    }
}
