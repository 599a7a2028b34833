package io.github.cdirediscache.reliability.fuzz;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value is one of its declared type all the way down: what no cast in the middle of a program would find wrong. */
final class Conformance {

    private final boolean isWithComponents;

    private Conformance(boolean isWithComponents) {
        this.isWithComponents = isWithComponents;
    }

    /** Fails if it is not. */
    static void check(@Nullable Object value, Type type) throws ReflectiveOperationException {
        new Conformance(true).checkAll(value, type);
    }

    /** Fails if it is not, whatever collections in the components of records contain. */
    static void checkWithoutComponents(@Nullable Object value, Type type) throws ReflectiveOperationException {
        new Conformance(false).checkAll(value, type);
    }

    private void checkAll(@Nullable Object value, Type type) throws ReflectiveOperationException {
        if (value == null) {
            return;
        }
        if (type instanceof GenericArrayType array) {
            checkElements(value, array.getGenericComponentType());
        } else if (type instanceof ParameterizedType generic) {
            checkClass(value, (Class<?>) generic.getRawType(), type);
            checkGeneric(value, generic.getActualTypeArguments());
        } else if (type instanceof Class<?> raw) {
            checkClass(value, raw, type);
            if (raw.isArray() && !raw.getComponentType().isPrimitive()) {
                checkElements(value, raw.getComponentType());
            }
            checkComponents(value);
        }
    }

    private static void checkClass(Object value, Class<?> raw, Type type) {
        boolean isPrimitive = raw.isPrimitive();
        Class<?> expected =
                isPrimitive ? Array.get(Array.newInstance(raw, 1), 0).getClass() : raw;
        if (!expected.isInstance(value)) {
            throw new AssertionError("a " + value.getClass().getName() + " in the place of a " + type.getTypeName());
        }
    }

    private void checkElements(Object array, Type component) throws ReflectiveOperationException {
        checkClass(array, Object[].class, component);
        for (Object element : (Object[]) array) {
            checkAll(element, component);
        }
    }

    private void checkGeneric(Object value, Type[] arguments) throws ReflectiveOperationException {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                checkAll(entry.getKey(), arguments[0]);
                checkAll(entry.getValue(), arguments[1]);
            }
        } else if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                checkAll(element, arguments[0]);
            }
        } else if (value instanceof Optional<?> optional) {
            checkAll(optional.orElse(null), arguments[0]);
        }
    }

    private void checkComponents(Object value) throws ReflectiveOperationException {
        if (isWithComponents && value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                checkAll(accessor.invoke(value), component.getGenericType());
            }
        }
    }
}
