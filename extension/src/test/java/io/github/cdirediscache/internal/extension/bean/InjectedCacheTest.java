package io.github.cdirediscache.internal.extension.bean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InjectedCacheTest {

    /** What a cache was asked, in order. */
    private final List<String> asked = new ArrayList<>();

    private final Cache<?> behind = (Cache<?>) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
                asked.add(method + " " + Arrays.toString(arguments));
                return answer(method);
            });

    private final CacheManager manager = (CacheManager) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {CacheManager.class}, (proxy, method, arguments) -> {
                assertThat(arguments).containsExactly("books", String.class);
                return behind;
            });

    static Stream<Method> methods() {
        return Arrays.stream(Cache.class.getMethods())
                .filter(method -> !method.getName().equals("name"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void method_anyOfTheInterface_asksTheCacheBehindTheSame(Method method) throws Exception {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(InjectedCacheTest::argument)
                .toArray();

        Object answer = method.invoke(new InjectedCache<>(manager, "books", String.class), arguments);

        assertThat(asked).containsExactly(method + " " + Arrays.toString(arguments.length == 0 ? null : arguments));
        if (!method.getName().equals("withVersion")) {
            assertThat(answer).isEqualTo(answer(method));
        }
    }

    private Object answer(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return true;
        }
        if (type == long.class) {
            return 7L;
        }
        return type == int.class ? (Object) 7 : type == Cache.class ? behind : null;
    }

    private static Object argument(Class<?> type) {
        return Map.<Class<?>, Object>of(
                        int.class,
                        3,
                        long.class,
                        4L,
                        Duration.class,
                        Duration.ofSeconds(5),
                        Iterable.class,
                        Set.of("a"),
                        Map.class,
                        Map.of("a", "b"),
                        String.class,
                        "key",
                        Object.class,
                        "value",
                        LongConsumer.class,
                        (LongConsumer) seen -> {},
                        Supplier.class,
                        (Supplier<?>) () -> null)
                .get(type);
    }
}
