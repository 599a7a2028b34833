package io.github.cdirediscache.internal.format;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The fields that are the state of an object. */
final class ValueFields {

    private ValueFields() {}

    /** Those of a class and of its superclasses, the class's own first. */
    static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            addState(each, fields);
        }
        return fields;
    }

    /** Those of the application's classes among them. */
    static List<Field> ofApplication(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && !isOfPlatform(each); each = each.getSuperclass()) {
            addState(each, fields);
        }
        return fields;
    }

    private static void addState(Class<?> type, List<Field> fields) {
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                fields.add(field);
            }
        }
    }

    /** Whether the JDK has the class. */
    static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
