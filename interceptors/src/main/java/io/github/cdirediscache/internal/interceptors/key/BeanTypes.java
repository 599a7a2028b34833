package io.github.cdirediscache.internal.interceptors.key;

import java.lang.reflect.Array;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the type variables of a type's superclasses and interfaces stand for, seen from that type. */
public final class BeanTypes {

    private final Map<TypeVariable<?>, Type> variables = new HashMap<>();

    private BeanTypes() {}

    /**
     * The view from a type.
     *
     * @param type a bean class, or the type of a parameter or property
     * @return the view
     */
    public static BeanTypes of(Type type) {
        BeanTypes types = new BeanTypes();
        types.collect(type);
        return types;
    }

    /**
     * A type with all known variables replaced. A wildcard inside becomes its upper bound; a variable that nothing is
     * known of stays.
     *
     * @param type the type as declared
     * @return the type as seen from here
     */
    public Type resolve(Type type) {
        if (type instanceof TypeVariable<?>) {
            return resolveVariable(type);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> raw ? Array.newInstance(raw, 0).getClass() : new ArrayOf(component);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::resolveArgument)
                    .toList();
            Type owner = generic.getOwnerType();
            return new ResolvedType(rawClass(generic), arguments, owner == null ? null : resolve(owner));
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

    /**
     * The class behind a type: of an array its class, of a variable or wildcard that of its first bound.
     *
     * @param type any type
     * @return the class
     */
    public static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(rawClass(array.getGenericComponentType()), 0)
                    .getClass();
        }
        return type instanceof TypeVariable<?> variable
                ? rawClass(variable.getBounds()[0])
                : rawClass(((WildcardType) type).getUpperBounds()[0]);
    }

    /**
     * The first variable in a type.
     *
     * @param type a resolved type
     * @return the variable; empty if there is none
     */
    public static Optional<TypeVariable<?>> firstVariable(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return Optional.of(variable);
        }
        return parts(type)
                .map(BeanTypes::firstVariable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The types that a type is made of: type arguments, or the component of an array.
     *
     * @param type a resolved type
     * @return its parts; none of a plain class
     */
    public static Stream<Type> parts(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return Stream.of(array.getGenericComponentType());
        }
        return type instanceof Class<?> raw && raw.isArray() ? Stream.of(raw.getComponentType()) : Stream.empty();
    }

    private Type resolveArgument(Type argument) {
        Type bound = argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
        return resolve(bound);
    }

    private void collect(@Nullable Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = rawClass(type);
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

    private record ArrayOf(Type component) implements GenericArrayType {

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
}
