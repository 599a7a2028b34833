package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.reflect.ConcreteTypes;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Type;

/** Which types a cache can have values of. */
final class ValueTypes {

    private ValueTypes() {}

    /** The type, a primitive as its box. */
    static Type checked(Type type) {
        Type boxed = DeclaredTypes.boxed(type);
        if (boxed == Void.class || !ConcreteTypes.isConcrete(boxed)) {
            throw new IllegalArgumentException("a cache's type must be a class, or a generic type without variables and"
                    + " wildcards, was " + type.getTypeName());
        }
        return boxed;
    }
}
