package io.github.cdirediscache.format;

import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Maps an object's fields, whatever their access: a cache stores the state of a value. Accessors count where there is no
 * field of their property, as in an interface, and in records.
 */
public final class FieldVisibility implements PropertyVisibilityStrategy {

    /** The strategy. JSON-B providers create it. */
    public FieldVisibility() {}

    @Override
    public boolean isVisible(Field field) {
        int modifiers = field.getModifiers();
        return isOfPlatform(field.getDeclaringClass())
                ? Modifier.isPublic(modifiers)
                : !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
    }

    @Override
    public boolean isVisible(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && (isOfPlatform(method.getDeclaringClass())
                        || !hasField(method.getDeclaringClass(), property(method.getName())));
    }

    /** Enums and classes of the JDK keep their fields to themselves. */
    private static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader() || Enum.class.isAssignableFrom(type);
    }

    private static boolean hasField(Class<?> declaring, String property) {
        for (Class<?> type = declaring; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equalsIgnoreCase(property)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String property(String method) {
        boolean isBoolean = method.startsWith("is");
        boolean isAccessor = isBoolean || method.startsWith("get") || method.startsWith("set");
        return isAccessor ? method.substring(isBoolean ? 2 : 3) : method;
    }
}
