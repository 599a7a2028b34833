package io.github.cdirediscache.internal.format;

import static java.util.stream.Collectors.toMap;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.SerializerProvider;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The serializers of other jars: those of the providers that the application and this library see. Not thread-safe. */
final class ProvidedSerializers {

    /** In another artifact of ours: their names are known though it may be missing. */
    private static final List<String> OF_JACKSON = List.of("msgpack", "yaml");

    private static final String JACKSON = "io.github.cdirediscache:cdi-redis-cache-jackson";

    /** More than anybody has; so that a class loader that fails whatever it is asked for can't keep us for ever. */
    private static final int MAX_STEPS = 100;

    private final Map<String, SerializerProvider> providers = new TreeMap<>();
    private final Set<String> unusable = new LinkedHashSet<>();

    private ProvidedSerializers() {}

    /** Those of the thread's context class loader, then those of this library's own. */
    static ProvidedSerializers find() {
        ProvidedSerializers all = new ProvidedSerializers();
        all.addOf(Thread.currentThread().getContextClassLoader());
        all.addOf(ProvidedSerializers.class.getClassLoader());
        return all;
    }

    private void addOf(@Nullable ClassLoader loader) {
        if (loader == null) {
            // ServiceLoader would take the JVM's class path.
            return;
        }
        Iterator<SerializerProvider> found =
                ServiceLoader.load(SerializerProvider.class, loader).iterator();
        for (int step = 0; step < MAX_STEPS; step++) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                SerializerProvider provider = found.next();
                providers.putIfAbsent(provider.getClass().getName(), provider);
            } catch (ServiceConfigurationError | LinkageError e) {
                // It may implement the interface of another copy of this library, or be hidden in a server's module.
                unusable.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Makes them known; they are made with those of the options that are theirs. */
    void addTo(Registry<Serializer> registry, Map<String, String> options) {
        Set<String> provided = new TreeSet<>();
        providers.forEach((name, provider) -> {
            for (String id : provider.ids()) {
                registry.provided(id, name, () -> create(provider, id, options));
                provided.add(id);
            }
        });
        for (String id : OF_JACKSON) {
            if (!provided.contains(id)) {
                registry.builtIn(id, () -> {
                    throw missing(id);
                });
            }
        }
    }

    private static Serializer create(SerializerProvider provider, String id, Map<String, String> options) {
        Map<String, String> own = options.entrySet().stream()
                .filter(option -> provider.options().containsKey(option.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        own.forEach(
                (name, value) -> Choice.check(name, value, provider.options().getOrDefault(name, Set.of())));
        try {
            Serializer made = provider.create(id, own);
            if (!made.id().equals(id)) {
                throw new IllegalArgumentException("serializer " + id + " must have this id, has \"" + made.id()
                        + "\" (" + provider.getClass().getName() + ")");
            }
            return made;
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "serializer " + id + " (" + provider.getClass().getName()
                            + ") lacks a library, or has it in a version that does not fit: " + e,
                    e);
        }
    }

    private IllegalArgumentException missing(String id) {
        return new IllegalArgumentException("serializer " + id + " needs what is not on the class path: add " + JACKSON
                + (unusable.isEmpty() ? "" : "; what is there can't be used: " + String.join(", ", unusable)));
    }

    /** Their ids, with those of ours that may be missing. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>(OF_JACKSON);
        providers.values().forEach(provider -> ids.addAll(provider.ids()));
        return ids;
    }

    /** The names of their options. */
    Set<String> options() {
        Set<String> names = new TreeSet<>();
        providers.values().forEach(provider -> names.addAll(provider.options().keySet()));
        return names;
    }
}
