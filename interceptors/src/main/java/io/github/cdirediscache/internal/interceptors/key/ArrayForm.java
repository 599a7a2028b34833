package io.github.cdirediscache.internal.interceptors.key;

import java.lang.reflect.Array;
import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/** Arrays: like lists, behind the component type if it is primitive; arrays of objects are equal by what they hold. */
record ArrayForm(String component) implements Form {

    static ArrayForm of(Class<?> arrayClass) {
        Class<?> component = arrayClass.getComponentType();
        return new ArrayForm(component.isPrimitive() ? component.getName() : "Object");
    }

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        Encoding.appendAll(component + "[", new Elements(value, Array.getLength(value)), ']', out, depth);
    }

    private static final class Elements extends AbstractList<@Nullable Object> {

        private final Object array;
        private final int size;

        Elements(Object array, int size) {
            this.array = array;
            this.size = size;
        }

        @Override
        public @Nullable Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
