package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.UncachedCalls;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.key.UnusableKeyException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the keys, or the patterns, of calls. What no key can be made of never fails a call: it goes without the cache. */
record CallKey(KeyRule rule, Cache<Object> cache) {

    /** The key of a call; {@code null} if there is none, which the cache is told. */
    @Nullable String of(Object[] arguments) {
        try {
            return rule.of(arguments);
        } catch (UnusableKeyException unusable) {
            tell(unusable);
            return null;
        }
    }

    /**
     * The change of a call's key. Empty if nobody can have a key made of these arguments; if it could not be found out
     * which one it is, all keys are cleared, since an outdated value would stay.
     */
    Optional<CacheChange> change(Object[] arguments, Function<String, CacheChange> change) {
        try {
            return Optional.of(change.apply(rule.of(arguments)));
        } catch (UnusableKeyException unusable) {
            tell(unusable);
            return unusable.mayExist()
                    ? Optional.of(new CacheChange(cache.name(), null, cache::clear))
                    : Optional.empty();
        }
    }

    private void tell(UnusableKeyException unusable) {
        if (cache instanceof UncachedCalls told) {
            told.withoutKey(unusable);
        }
    }
}
