package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.ClassLookup;
import io.github.cdirediscache.internal.text.Suggestions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serializers or compressors by name, made when they are first named. Not thread-safe: it lives as long as a cache's
 * settings are read.
 */
final class Registry<T> {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    private final Class<T> kind;
    private final Function<T, String> idOf;
    private final Parameter<?> parameter;
    private final Map<String, Supplier<T>> known = new LinkedHashMap<>();
    private final Map<String, T> named = new LinkedHashMap<>();
    private final Map<String, T> ofClasses = new LinkedHashMap<>();
    private final List<AutoCloseable> owned = new ArrayList<>();

    /** What a class of the user's may take in its constructor. */
    record Parameter<P>(Class<P> type, P value) {}

    Registry(Class<T> kind, Function<T, String> idOf, Parameter<?> parameter) {
        this.kind = kind;
        this.idOf = idOf;
        this.parameter = parameter;
    }

    /** Ours: made, and later closed, by this registry. */
    void builtIn(String id, Supplier<T> maker) {
        known.put(id, () -> own(maker.get()));
    }

    /** Of another library: as ours, but an id that is taken or malformed is an error. */
    void provided(String id, String className, Supplier<T> maker) {
        checkId(id, className);
        builtIn(id, maker);
    }

    /** The application's: there already, and closed by who made them. */
    void custom(Collection<T> customs) {
        for (T custom : customs) {
            known.put(checkId(custom), () -> custom);
        }
    }

    /** The one with this id or of this class; {@code option} is where the name stands. */
    T get(String option, String name) {
        T present = named.get(name);
        if (present != null) {
            return present;
        }
        T ofClass = ofClasses.get(name);
        if (ofClass != null) {
            return ofClass;
        }
        Supplier<T> maker = known.get(name);
        if (maker != null) {
            T made = maker.get();
            named.put(name, made);
            return made;
        }
        return ofClass(option, name);
    }

    private T ofClass(String option, String name) {
        if (name.indexOf('.') < 0) {
            throw new IllegalArgumentException(
                    option + " must be one of " + String.join(", ", new TreeSet<>(known.keySet()))
                            + " or the name of a class, was " + name + Suggestions.didYouMean(name, known.keySet()));
        }
        T made = own(create(option, load(option, name)));
        named.put(checkId(made), made);
        ofClasses.put(name, made);
        return made;
    }

    private Class<? extends T> load(String option, String name) {
        try {
            return ClassLookup.find(name).asSubclass(kind);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(option + " must name a class on the class path, was " + name, e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(option + " must name a " + kind.getName() + ", was " + name, e);
        }
    }

    private T create(String option, Class<? extends T> type) {
        try {
            Constructor<? extends T> withParameter = publicConstructor(type, parameter.type());
            return withParameter == null
                    ? type.getConstructor().newInstance()
                    : withParameter.newInstance(parameter.value());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    option + " names a class that can't be created: " + type.getName() + ": " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    option + " must name a public class with a public constructor without parameters or with one "
                            + parameter.type().getSimpleName() + ", was " + type.getName(),
                    e);
        }
    }

    private static <C> @Nullable Constructor<C> publicConstructor(Class<C> type, Class<?> parameter) {
        try {
            return type.getConstructor(parameter);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private String checkId(T object) {
        return checkId(idOf.apply(object), object.getClass().getName());
    }

    private String checkId(String id, String className) {
        String kindName = kind.getSimpleName();
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id of a " + kindName
                    + " must be 1 to 32 characters of a-z, 0-9 and -, was \"" + id + "\" (" + className + ")");
        }
        if (known.containsKey(id) || named.containsKey(id)) {
            throw new IllegalArgumentException(
                    "id of a " + kindName + " must not be taken, was " + id + " (" + className + ")");
        }
        return id;
    }

    private T own(T made) {
        if (made instanceof AutoCloseable closeable) {
            owned.add(closeable);
        }
        return made;
    }

    /** Those that have been asked for, by id. */
    Map<String, T> named() {
        return named;
    }

    /** Whether one of them was given as a class. */
    boolean hasClasses() {
        return !ofClasses.isEmpty();
    }

    List<AutoCloseable> owned() {
        return owned;
    }
}
