package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.interceptors.exception.CachedExceptions;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.value.ReturnShape;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code @CacheResult}: each of its members is read in this class, and in no other one. */
final class ResultReader {

    private static final Duration LEAST_LEASE = Duration.ofMillis(1);

    private final CacheResult annotation;
    private final MethodContext method;
    private final MethodProblems problems;
    private final MemberTexts texts;

    ResultReader(CacheResult annotation, MethodContext method) {
        this.annotation = annotation;
        this.method = method;
        this.problems = method.problems().of("@CacheResult");
        this.texts = method.texts(problems);
    }

    /** The plan; {@code null} if the return type can't be cached. */
    @Nullable CallPlan plan() {
        Duration timeout = texts.time("timeout", method.defaults().text(annotation.timeout(), CacheDefaults::timeout));
        Duration nullTimeout =
                texts.time("nullTimeout", method.defaults().text(annotation.nullTimeout(), CacheDefaults::nullTimeout));
        LoadChanges options = options(timeout, nullTimeout);
        KeyRule key = method.keys().key(annotation.key(), problems);
        ReturnShape shape = method.shape(method.method().getGenericReturnType(), problems);
        if (shape == null) {
            return null;
        }
        String cacheName = method.defaults().cacheName(annotation.cacheName());
        return annotation.skipGet()
                ? new CallPlan.Store(cacheName, key, shape, -1, timeout, nullTimeout, annotation.unless(), true)
                : new CallPlan.Load(cacheName, key, shape, options, annotation.unless(), annotation.sharedKey());
    }

    private LoadChanges options(@Nullable Duration timeout, @Nullable Duration nullTimeout) {
        String staleFor = method.defaults().text(annotation.staleFor(), CacheDefaults::staleFor);
        return new LoadChanges()
                .with(timeout, ResultReader::withTimeout)
                .with(nullTimeout, LoadOptions::withNullTimeToLive)
                .with(texts.time("staleFor", staleFor), LoadOptions::withStaleFor)
                .with(texts.number("earlyRefresh", annotation.earlyRefresh()), LoadOptions::withEarlyRefresh)
                .with(
                        texts.timeWithin("lease", annotation.lease(), LEAST_LEASE, LoadOptions.LONGEST_LEASE),
                        LoadOptions::withLease)
                .with(texts.finiteTime("loadWait", annotation.loadWait(), Duration.ZERO), LoadOptions::withLoadWait)
                .with(failures(), LoadOptions::withFailures);
    }

    /** Changes how long a value is fresh, and not how long a {@code null} is. */
    private static LoadOptions withTimeout(LoadOptions options, Duration timeout) {
        return options.withTimeToLive(timeout).withNullTimeToLive(options.nullTimeToLive());
    }

    private KeptFailures failures() {
        Duration timeout = texts.time("exceptionTimeout", annotation.exceptionTimeout());
        return CachedExceptions.plan(List.of(annotation.cachedExceptions()), timeout, problems.of("cachedExceptions"));
    }
}
