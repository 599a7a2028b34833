package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A value of a class as people write them, and what it holds.
 *
 * @param kind the kind of class, for the table of the docs
 * @param name tells it from the others
 * @param type the declared type
 * @param value the value
 * @param state all that a value holds, as a text; written by hand, so that nothing of ours judges itself
 */
public record Ordinary<T>(String kind, String name, Type type, T value, Function<Object, String> state) {

    static <T> Ordinary<T> of(String kind, String name, Class<T> type, T value, Function<? super T, String> state) {
        return of(kind, name, (Type) type, value, state);
    }

    static <T> Ordinary<T> of(String kind, String name, TypeRef<T> type, T value, Function<? super T, String> state) {
        return of(kind, name, type.type(), value, state);
    }

    @SuppressWarnings("unchecked")
    static <T> Ordinary<T> of(String kind, String name, Type type, T value, Function<? super T, String> state) {
        return new Ordinary<>(kind, name, type, value, any -> state.apply((T) any));
    }

    /** All of them. */
    public static List<Ordinary<?>> all() {
        return Stream.of(
                        Entities.all(),
                        DataClasses.all(),
                        Annotated.all(),
                        Hierarchies.all(),
                        Visibility.all(),
                        Holders.all(),
                        Ordered.all(),
                        Sorted.all(),
                        OwnCollections.all(),
                        LegacyTimes.all(),
                        Times.all(),
                        Scalars.all())
                .<Ordinary<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
