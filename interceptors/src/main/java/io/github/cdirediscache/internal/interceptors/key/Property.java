package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A readable property of a type: a record component, a getter, or a public field, in this order.
 *
 * @param type the property's type, seen from its owner
 * @param accessor reads it
 */
record Property(Type type, Accessor accessor) {

    /**
     * The property of that name.
     *
     * @throws IllegalArgumentException if there is one that its module does not let us read
     */
    static Optional<Property> find(Type owner, String name) {
        TypeResolver types = TypeResolver.of(owner);
        Class<?> raw = DeclaredTypes.rawClass(owner);
        Optional<Method> method = methods(raw)
                .filter(candidate -> name.equals(propertyName(raw, candidate)))
                .findFirst();
        if (method.isPresent()) {
            return method.map(
                    getter -> new Property(types.resolve(getter.getGenericReturnType()), Accessor.of(getter)));
        }
        return fields(raw)
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .map(field -> new Property(types.resolve(field.getGenericType()), Accessor.of(field)));
    }

    /** The names of all properties, for messages. */
    static String names(Type owner) {
        Class<?> raw = DeclaredTypes.rawClass(owner);
        return Stream.concat(
                        methods(raw).map(method -> propertyName(raw, method)).filter(name -> !name.isEmpty()),
                        fields(raw).map(Field::getName))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new),
                        names -> names.isEmpty() ? "none" : String.join(", ", names)));
    }

    private static Stream<Method> methods(Class<?> raw) {
        return Arrays.stream(raw.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() != void.class
                        && method.getDeclaringClass() != Object.class);
    }

    private static Stream<Field> fields(Class<?> raw) {
        return Arrays.stream(raw.getFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    /** The property that a method reads; empty if it reads none. */
    private static String propertyName(Class<?> raw, Method method) {
        String name = method.getName();
        if (raw.isRecord()
                && Arrays.stream(raw.getRecordComponents())
                        .anyMatch(it -> it.getAccessor().equals(method))) {
            return name;
        }
        if (name.startsWith("get") && name.length() > 3) {
            return decapitalized(name.substring(3));
        }
        boolean isBoolean = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
        return isBoolean && name.startsWith("is") && name.length() > 2 ? decapitalized(name.substring(2)) : "";
    }

    /** As JavaBeans has it: {@code getURL} is {@code URL}, {@code getName} is {@code name}. */
    private static String decapitalized(String name) {
        boolean isAcronym =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return isAcronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
