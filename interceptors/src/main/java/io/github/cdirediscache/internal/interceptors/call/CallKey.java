package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.cache.UncachedCallListener;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.key.UnusableKeyException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys, or the patterns, of calls. If no key can be made, the call does not fail: it runs without the cache.
 */
record CallKey(KeyRule rule, Cache<Object> cache) {

    /** The key of a call; {@code null} if there is none, which the cache counts. */
    @Nullable String of(Object[] arguments) {
        try {
            return rule.of(arguments);
        } catch (UnusableKeyException unusable) {
            count(unusable);
            return null;
        }
    }

    /**
     * The change of a call's key. Empty if no call can make a key of these arguments. If the key can't be determined
     * this time, all keys are cleared, since an outdated value would stay.
     */
    Optional<CacheChange> change(Object[] arguments, Function<String, CacheChange> change) {
        try {
            return Optional.of(change.apply(rule.of(arguments)));
        } catch (UnusableKeyException unusable) {
            count(unusable);
            return unusable.mayExist()
                    ? Optional.of(new CacheChange(cache.name(), null, cache::clear))
                    : Optional.empty();
        }
    }

    private void count(UnusableKeyException unusable) {
        if (cache instanceof UncachedCallListener counted) {
            counted.withoutKey(unusable);
        }
    }
}
