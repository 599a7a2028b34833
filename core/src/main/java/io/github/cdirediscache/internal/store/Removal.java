package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a removal.
 *
 * @param removed how many keys were removed
 * @param failures why others may not have been; none if it came to its end
 */
public record Removal(long removed, List<CacheUnavailableException> failures) {

    static Removal failed(long removed, CacheUnavailableException failure) {
        return new Removal(removed, List.of(failure));
    }

    Removal plus(Removal other) {
        List<CacheUnavailableException> all = new ArrayList<>(failures);
        all.addAll(other.failures);
        return new Removal(removed + other.removed, all);
    }
}
