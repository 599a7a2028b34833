package io.github.cdirediscache.internal.interceptors.value;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Types that say what their values are, so that these can be read back as what they were. */
public final class CompleteTypes {

    private CompleteTypes() {}

    /**
     * What a type leaves open: a type argument that is not given or a wildcard without a bound, and the type of a map's
     * keys.
     *
     * @param type a type as declared
     * @return what is wrong and what to do; empty if nothing is open
     */
    public static Optional<String> problem(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() ? problem(raw.getComponentType()) : ofClass(raw);
        }
        if (type instanceof GenericArrayType array) {
            return problem(array.getGenericComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return problem(wildcard.getUpperBounds()[0]);
        }
        return type instanceof ParameterizedType generic && generic.getRawType() != Class.class
                ? ofArguments(generic)
                : Optional.empty();
    }

    private static Optional<String> ofClass(Class<?> raw) {
        return raw.getTypeParameters().length == 0 || raw == Class.class
                ? Optional.empty()
                : Optional.of("has the raw type " + raw.getName()
                        + ", which does not say what is in it; give the type arguments");
    }

    private static Optional<String> ofArguments(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (Map.class.isAssignableFrom(DeclaredTypes.rawClass(generic))
                && arguments.length > 0
                && isOpen(arguments[0])) {
            return Optional.of("has the type " + generic.getTypeName()
                    + ", which does not say what the keys of the map are; name their type");
        }
        return Arrays.stream(arguments)
                .flatMap(argument -> ofArgument(generic, argument).stream())
                .findFirst();
    }

    private static Optional<String> ofArgument(ParameterizedType generic, Type argument) {
        return argument instanceof WildcardType && isOpen(argument)
                ? Optional.of("has the type " + generic.getTypeName()
                        + ", whose wildcard does not say what is in it; name the type")
                : problem(argument);
    }

    private static boolean isOpen(Type type) {
        return type == Object.class
                || (type instanceof WildcardType wildcard
                        && Stream.of(wildcard.getUpperBounds()).allMatch(CompleteTypes::isOpen));
    }
}
