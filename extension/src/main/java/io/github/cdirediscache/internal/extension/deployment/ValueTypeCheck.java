package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds declared types whose values one of our serializers can't store, as far as the type tells. The class of each
 * value decides when it is stored, so these are warnings.
 */
final class ValueTypeCheck {

    private static final Set<String> OF_JSON = Set.of("JsonbTypeInfo", "JsonbTypeAdapter", "JsonbTypeDeserializer");
    private static final Set<String> OF_JACKSON = Set.of("JsonTypeInfo", "JsonDeserialize", "JsonCreator");

    private ValueTypeCheck() {}

    /** Checks the types that methods store and that injection points read, each against the serializer of its cache. */
    static void check(
            Map<String, CacheConfig> configs, MethodPlans plans, Discovery discovery, Consumer<String> warnings) {
        Map<String, Set<Type>> types = new TreeMap<>();
        plans.storedTypes().forEach((cache, stored) -> add(types, cache, stored.stream()));
        for (CachePoint point : discovery.points()) {
            @Nullable String name = point.name();
            if (name != null) {
                add(types, name, point.valueType().stream());
            }
        }
        types.forEach((cache, all) -> {
            @Nullable CacheConfig config = configs.get(cache);
            if (config != null) {
                all.stream()
                        .flatMap(type -> problem(type, config.format().serializer()).stream())
                        .forEach(problem -> warnings.accept("cache " + cache + ": " + problem));
            }
        });
    }

    private static void add(Map<String, Set<Type>> types, String cache, Stream<Type> more) {
        more.forEach(type ->
                types.computeIfAbsent(cache, any -> new LinkedHashSet<>()).add(type));
    }

    /** What is wrong with a type, or with a part of it; empty if nothing is seen. */
    static Optional<String> problem(Type type, String serializer) {
        Class<?> raw = DeclaredTypes.rawClass(type);
        Optional<String> own = isOfApplication(raw) ? ofClass(raw, serializer) : Optional.empty();
        return own.or(() -> DeclaredTypes.parts(type)
                .flatMap(part -> problem(part, serializer).stream())
                .findFirst());
    }

    private static Optional<String> ofClass(Class<?> raw, String serializer) {
        return switch (serializer) {
            case "json" -> json(raw).map(what -> raw.getName() + " " + what);
            case "msgpack", "yaml" -> unmade(raw, OF_JACKSON).map(what -> raw.getName() + " " + what);
            case "binary" ->
                Serializable.class.isAssignableFrom(raw) || raw.isInterface()
                        ? Optional.empty()
                        : Optional.of(raw.getName() + " does not implement Serializable, as binary needs it");
            default -> Optional.empty();
        };
    }

    private static Optional<String> json(Class<?> raw) {
        if (raw.isEnum() || has(raw, OF_JSON) || hasCreator(raw)) {
            return Optional.empty();
        }
        if (!isVisible(raw)) {
            return Optional.of("is not public, and json can't make objects of it; make it public, or choose msgpack");
        }
        return unmade(raw, OF_JSON)
                .or(() -> raw.isRecord() || hasOpenConstructor(raw)
                        ? Optional.empty()
                        : Optional.of("has neither a public or protected constructor without parameters nor a"
                                + " @JsonbCreator, and json can't make objects of it; add one, or choose another"
                                + " serializer"));
    }

    private static Optional<String> unmade(Class<?> raw, Set<String> annotations) {
        boolean isOpen = raw.isInterface() || Modifier.isAbstract(raw.getModifiers());
        return isOpen && !raw.isEnum() && !has(raw, annotations)
                ? Optional.of("is " + (raw.isInterface() ? "an interface" : "abstract")
                        + ", and no annotation says which classes there are; declare the class, or add "
                        + (annotations == OF_JSON ? "@JsonbTypeInfo" : "@JsonTypeInfo"))
                : Optional.empty();
    }

    private static boolean hasCreator(Class<?> raw) {
        return Stream.concat(Arrays.stream(raw.getDeclaredConstructors()), Arrays.stream(raw.getDeclaredMethods()))
                .anyMatch(each -> has(each, Set.of("JsonbCreator")));
    }

    private static boolean hasOpenConstructor(Class<?> raw) {
        return Arrays.stream(raw.getDeclaredConstructors())
                .anyMatch(each -> each.getParameterCount() == 0
                        && (Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers())));
    }

    private static boolean isVisible(Class<?> raw) {
        boolean isOpen = Modifier.isPublic(raw.getModifiers()) || Modifier.isProtected(raw.getModifiers());
        Class<?> outer = raw.getDeclaringClass();
        return isOpen && (outer == null || !Modifier.isPrivate(outer.getModifiers()));
    }

    private static boolean has(AnnotatedElement element, Set<String> names) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getSimpleName)
                .anyMatch(names::contains);
    }

    private static boolean isOfApplication(Class<?> raw) {
        return !raw.isPrimitive()
                && !raw.isArray()
                && Stream.of("java.", "javax.", "jakarta.").noneMatch(raw.getName()::startsWith);
    }
}
