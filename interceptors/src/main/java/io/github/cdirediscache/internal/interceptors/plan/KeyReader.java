package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.key.MethodParameters;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the keys of the annotations of one method, and its marked parameters. */
final class KeyReader {

    private final MethodParameters parameters;
    private final List<Integer> keys;
    private final List<Integer> values;
    private final List<Integer> generating;
    private boolean generates;

    private KeyReader(MethodParameters parameters, int count) {
        this.parameters = parameters;
        this.keys = parameters.annotatedWith(CacheKey.class);
        this.values = parameters.annotatedWith(CacheValue.class);
        this.generating = keys.isEmpty()
                ? IntStream.range(0, count)
                        .boxed()
                        .filter(i -> !values.contains(i))
                        .toList()
                : keys;
    }

    static KeyReader of(Class<?> beanClass, Method method) {
        return new KeyReader(MethodParameters.of(beanClass, method), method.getParameterCount());
    }

    KeyRule key(String template, MethodProblems problems) {
        if (template.isEmpty()) {
            generates = true;
            return KeyRule.generated(parameters, generating, problems);
        }
        return KeyRule.template(parameters, template, problems.of("key"));
    }

    KeyRule pattern(String template, MethodProblems problems) {
        if (template.isEmpty()) {
            problems.accept(
                    "has an empty pattern, which matches nothing; to remove everything use @CacheInvalidateAll");
        }
        return KeyRule.pattern(parameters, template, problems.of("pattern"));
    }

    /** The position of the {@code @CacheValue} parameter, the first if there are several; -1 if there is none. */
    int valueIndex() {
        return values.isEmpty() ? -1 : values.get(0);
    }

    /** Checks that the marked parameters are used; to be called when all annotations have been read. */
    void checkMarkers(boolean hasPut, MethodProblems problems) {
        if (values.size() > 1) {
            problems.accept("has " + values.size() + " @CacheValue parameters; mark one");
        }
        if (!values.isEmpty() && !hasPut) {
            problems.accept(
                    "has a @CacheValue parameter, but no @CachePut that would store it; remove the one or add the"
                            + " other");
        }
        if (!keys.isEmpty() && !generates) {
            problems.accept(
                    "has @CacheKey parameters, but no annotation that generates its key from them; remove @CacheKey"
                            + " or the key template");
        }
    }
}
