package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.cache.LoadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The changes that the members of one annotation make to the load options of its cache. */
final class LoadChanges implements UnaryOperator<LoadOptions> {

    private final List<UnaryOperator<LoadOptions>> changes = new ArrayList<>();

    /**
     * Adds the change of one member; none if the annotation does not say anything there, and the value is {@code null}.
     */
    <T> LoadChanges with(@Nullable T value, BiFunction<LoadOptions, T, LoadOptions> change) {
        if (value != null) {
            changes.add(options -> change.apply(options, value));
        }
        return this;
    }

    @Override
    public LoadOptions apply(LoadOptions ofCache) {
        LoadOptions options = ofCache;
        for (UnaryOperator<LoadOptions> change : changes) {
            options = change.apply(options);
        }
        return options;
    }
}
