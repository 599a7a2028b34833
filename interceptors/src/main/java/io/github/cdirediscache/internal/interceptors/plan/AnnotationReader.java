package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of one method. */
final class AnnotationReader {

    private static final Duration LEAST_LEASE = Duration.ofMillis(1);

    private final BeanMethod beanMethod;
    private final Method method;
    private final Method source;
    private final Defaults defaults;
    private final KeyReader keys;
    private final Function<String, Optional<String>> config;
    private final Problems problems;

    /** A reader of the annotations on {@code source}, which may be the method that the bean's one implements. */
    AnnotationReader(
            BeanMethod beanMethod, Method source, Function<String, Optional<String>> config, Problems problems) {
        this.beanMethod = beanMethod;
        this.method = beanMethod.method();
        this.source = source;
        this.defaults = Defaults.of(beanMethod.beanClass(), source);
        this.keys = KeyReader.of(beanMethod.beanClass(), source);
        this.config = config;
        this.problems = problems;
    }

    MethodPlan plan() {
        if (SuspendFunctions.is(method)) {
            SuspendFunctions.tell(problems);
            return new MethodPlan(null, null, List.of());
        }
        Interceptable.check(beanMethod, problems);
        @Nullable CacheResult result = source.getAnnotation(CacheResult.class);
        @Nullable CachePut put = source.getAnnotation(CachePut.class);
        MethodPlan plan =
                new MethodPlan(result == null ? null : result(result), put == null ? null : put(put), removals());
        keys.checkMarkers(put != null, problems);
        checkSuccess(plan);
        return plan;
    }

    /** What acts after success needs to know it. */
    private void checkSuccess(MethodPlan plan) {
        Class<?> returned = DeclaredTypes.rawClass(
                TypeResolver.of(beanMethod.beanClass()).resolveVariable(method.getGenericReturnType()));
        boolean waits = plan.put() != null || plan.removals().stream().anyMatch(removal -> !removal.isBefore());
        if (waits && AsyncTypes.isUnknown(returned)) {
            problems.accept("returns a " + returned.getName()
                    + ", whose success can't be waited for; return a value, or " + AsyncTypes.SUPPORTED);
        }
    }

    private @Nullable CallPlan result(CacheResult annotation) {
        Problems here = problems.of("@CacheResult");
        Texts texts = new Texts(config, here);
        LoadSettings settings = settings(annotation, texts, here);
        KeyRule key = keys.key(annotation.key(), here);
        ReturnShape shape = shape(method.getGenericReturnType(), here);
        if (shape == null) {
            return null;
        }
        String cacheName = defaults.cacheName(annotation.cacheName());
        return annotation.skipGet()
                ? new CallPlan.Store(
                        cacheName,
                        key,
                        shape,
                        -1,
                        settings.timeout(),
                        settings.nullTimeout(),
                        annotation.unless(),
                        true)
                : new CallPlan.Load(cacheName, key, shape, settings, annotation.unless(), annotation.sharedKey());
    }

    private LoadSettings settings(CacheResult annotation, Texts texts, Problems here) {
        String nullTimeout = defaults.text(annotation.nullTimeout(), CacheDefaults::nullTimeout);
        String staleFor = defaults.text(annotation.staleFor(), CacheDefaults::staleFor);
        Duration exceptionTimeout = texts.time("exceptionTimeout", annotation.exceptionTimeout());
        return new LoadSettings(
                timeout(annotation.timeout(), texts),
                texts.time("nullTimeout", nullTimeout),
                texts.time("staleFor", staleFor),
                texts.number("earlyRefresh", annotation.earlyRefresh()),
                texts.finiteTime("lease", annotation.lease(), LEAST_LEASE),
                texts.finiteTime("loadWait", annotation.loadWait(), Duration.ZERO),
                KeptExceptions.plan(
                        List.of(annotation.cachedExceptions()), exceptionTimeout, here.of("cachedExceptions")));
    }

    private CallPlan.@Nullable Store put(CachePut annotation) {
        Problems here = problems.of("@CachePut");
        Duration timeout = timeout(annotation.timeout(), new Texts(config, here));
        KeyRule key = keys.key(annotation.key(), here);
        int valueIndex = keys.valueIndex();
        Type type = valueIndex < 0 ? method.getGenericReturnType() : source.getGenericParameterTypes()[valueIndex];
        ReturnShape shape = shape(type, here);
        if (shape == null) {
            return null;
        }
        if (valueIndex >= 0 && shape.async() != null) {
            here.accept(
                    "has a @CacheValue parameter of the type " + type.getTypeName() + "; let it be the value itself");
        }
        String cacheName = defaults.cacheName(annotation.cacheName());
        return new CallPlan.Store(cacheName, key, shape, valueIndex, timeout, timeout, annotation.unless(), false);
    }

    private List<CallPlan.Remove> removals() {
        List<CallPlan.Remove> removals = new ArrayList<>();
        for (CacheInvalidate each : source.getAnnotationsByType(CacheInvalidate.class)) {
            KeyRule key = keys.key(each.key(), problems.of("@CacheInvalidate"));
            removals.add(removal(InvalidationKind.KEY, each.cacheName(), key, each.beforeInvocation()));
        }
        for (CacheInvalidateAll each : source.getAnnotationsByType(CacheInvalidateAll.class)) {
            removals.add(removal(InvalidationKind.ALL, each.cacheName(), null, each.beforeInvocation()));
        }
        for (CacheInvalidatePattern each : source.getAnnotationsByType(CacheInvalidatePattern.class)) {
            KeyRule pattern = keys.pattern(each.pattern(), problems.of("@CacheInvalidatePattern"));
            removals.add(removal(InvalidationKind.PATTERN, each.cacheName(), pattern, each.beforeInvocation()));
        }
        return List.copyOf(removals);
    }

    private CallPlan.Remove removal(InvalidationKind kind, String cacheName, @Nullable KeyRule rule, boolean isBefore) {
        return new CallPlan.Remove(kind, defaults.cacheName(cacheName), rule, isBefore);
    }

    private @Nullable Duration timeout(String own, Texts texts) {
        return texts.time("timeout", defaults.text(own, CacheDefaults::timeout));
    }

    private @Nullable ReturnShape shape(Type type, Problems here) {
        try {
            return ReturnShape.of(TypeResolver.of(beanMethod.beanClass()), type);
        } catch (IllegalArgumentException e) {
            here.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
