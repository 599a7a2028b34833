package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of options, checked. A value that equals the default counts as not set. */
public final class OptionValues {

    /** Only values that differ from the defaults; each of the type that {@link #with} accepts for the option. */
    private final Map<Option<?>, Object> values;

    private OptionValues(Map<Option<?>, Object> values) {
        this.values = values;
    }

    static OptionValues none() {
        return new OptionValues(Map.of());
    }

    /**
     * The value of an option that always has one.
     *
     * @param <T> the type of the value
     * @param option the option
     * @return its value, or its default
     * @throws IllegalStateException if it has neither
     */
    public <T> T get(Option<T> option) {
        T value = orNull(option);
        if (value == null) {
            throw new IllegalStateException(option + " has no value");
        }
        return value;
    }

    /**
     * The value of an option that may have none.
     *
     * @param <T> the type of the value
     * @param option the option
     * @return its value, or its default; empty if it has neither
     */
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable(orNull(option));
    }

    /**
     * The options whose value differs from their default.
     *
     * @return the options, sorted by name
     */
    public List<Option<?>> changed() {
        return values.keySet().stream()
                .sorted(Comparator.comparing(Option::name))
                .<Option<?>>map(option -> option)
                .toList();
    }

    @SuppressWarnings("unchecked") // what was put for an option is of its type
    <T> @Nullable T orNull(Option<T> option) {
        @Nullable T value = (T) values.get(option);
        return value == null ? option.defaultOrNull() : value;
    }

    <T> OptionValues with(Option<T> option, T value) {
        if (value.equals(option.defaultOrNull())) {
            return without(option);
        }
        Map<Option<?>, Object> more = new HashMap<>(values);
        more.put(option, option.copy(value));
        return new OptionValues(Map.copyOf(more));
    }

    OptionValues without(Option<?> option) {
        return only(set -> !set.equals(option));
    }

    OptionValues only(Predicate<Option<?>> options) {
        return new OptionValues(values.entrySet().stream()
                .filter(entry -> options.test(entry.getKey()))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionValues others && others.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** What differs from the defaults, without secrets. */
    @Override
    public String toString() {
        return changed().stream().map(this::shown).collect(joining(", ", "{", "}"));
    }

    private <T> String shown(Option<T> option) {
        return option + "=" + option.format(get(option));
    }
}
