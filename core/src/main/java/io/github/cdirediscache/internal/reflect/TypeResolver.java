package io.github.cdirediscache.internal.reflect;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces the type variables of a type's superclasses and interfaces by what they are in that type. */
public final class TypeResolver {

    private final Map<TypeVariable<?>, Type> variables = new HashMap<>();

    private TypeResolver() {}

    /**
     * The resolver of a type.
     *
     * @param type a bean class, or the type of a parameter or property
     * @return the resolver
     */
    public static TypeResolver of(Type type) {
        TypeResolver resolver = new TypeResolver();
        resolver.collect(type);
        return resolver;
    }

    /**
     * A type with all known variables replaced. A wildcard inside becomes its upper bound; a variable that the
     * type does not define stays.
     *
     * @param type the type as declared
     * @return the type as it is in this type
     */
    public Type resolve(Type type) {
        if (type instanceof TypeVariable<?>) {
            return resolveVariable(type);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> raw ? raw.arrayType() : new ArrayType(component);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::resolveArgument)
                    .toList();
            Type owner = generic.getOwnerType();
            return new GenericType(DeclaredTypes.rawClass(generic), arguments, owner == null ? null : resolve(owner));
        }
        return type;
    }

    /**
     * A type that may be a variable, which is replaced if it is known; what is inside stays as declared.
     *
     * @param type the type as declared
     * @return the type
     */
    public Type resolveVariable(Type type) {
        return type instanceof TypeVariable<?> variable ? variables.getOrDefault(variable, variable) : type;
    }

    /**
     * What an argument of a supertype is, such as the element type of a list.
     *
     * @param supertype a generic class or interface
     * @param index which of its type parameters
     * @return the argument; empty if the type does not say
     */
    public Optional<Type> argument(Class<?> supertype, int index) {
        return Optional.ofNullable(variables.get(supertype.getTypeParameters()[index]));
    }

    private Type resolveArgument(Type argument) {
        Type bound = argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
        return resolve(bound);
    }

    private void collect(@Nullable Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = DeclaredTypes.rawClass(type);
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                variables.putIfAbsent(raw.getTypeParameters()[i], resolveArgument(arguments[i]));
            }
            collectOwner(generic.getOwnerType());
        }
        collect(raw.getGenericSuperclass());
        for (Type supertype : raw.getGenericInterfaces()) {
            collect(supertype);
        }
    }

    private void collectOwner(@Nullable Type owner) {
        if (owner instanceof ParameterizedType) {
            collect(owner);
        }
    }
}
