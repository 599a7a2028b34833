package io.github.cdirediscache.internal.format;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

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
        Class<?> declaring = method.getDeclaringClass();
        String property = property(method.getName());
        return Modifier.isPublic(method.getModifiers())
                && (isOfPlatform(declaring) || (!hasField(declaring, property) && isState(declaring, property)));
    }

    /** What a getter works out, and nothing takes back when a value is read, is no state. */
    private static boolean isState(Class<?> declaring, String property) {
        return declaring.isInterface()
                || Modifier.isAbstract(declaring.getModifiers())
                || declaring.isRecord()
                || Stream.concat(
                                Arrays.stream(declaring.getDeclaredConstructors()),
                                Arrays.stream(declaring.getDeclaredMethods()))
                        .anyMatch(each -> each.isAnnotationPresent(JsonbCreator.class))
                || Arrays.stream(declaring.getMethods())
                        .anyMatch(each -> each.getParameterCount() == 1
                                && each.getName().startsWith("set")
                                && property(each.getName()).equalsIgnoreCase(property));
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
