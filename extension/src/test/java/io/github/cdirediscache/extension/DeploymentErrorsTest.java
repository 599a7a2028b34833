package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.reactivex.rxjava3.core.Completable;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** No application here starts, and none needs a server. */
class DeploymentErrorsTest {

    @Dependent
    static class Words {
        @Inject
        @Named
        Cache<String> words;
    }

    @ApplicationScoped
    static class PrivateMethod {
        @CacheResult
        private String find(long id) {
            return "";
        }

        String callsIt() {
            return find(1);
        }
    }

    @ApplicationScoped
    static class StaticMethod {
        @CacheResult
        static String find(long id) {
            return "";
        }
    }

    @Dependent
    static class FinalMethod {
        @CacheResult
        final String find(long id) {
            return "";
        }
    }

    @Dependent
    static final class FinalClass {
        @CacheResult
        String find(long id) {
            return "";
        }
    }

    @ApplicationScoped
    static class VoidResult {
        @CacheResult
        void find(long id) {}
    }

    @ApplicationScoped
    static class UnknownParameter {
        @CacheInvalidate(key = "{number}")
        void forget(long id) {}
    }

    @ApplicationScoped
    static class EmptyPattern {
        @CacheInvalidatePattern
        void forget(long id) {}
    }

    @ApplicationScoped
    static class StreamResult {
        @CacheResult
        InputStream find(long id) {
            return InputStream.nullInputStream();
        }
    }

    @ApplicationScoped
    static class SharedShape {
        @CacheResult
        String title(long id) {
            return "";
        }

        @CacheResult
        Book book(long id) {
            return Book.of(id);
        }
    }

    @ApplicationScoped
    static class BadTimeout {
        @CacheResult(timeout = "soon", key = "a")
        String a() {
            return "";
        }

        @CacheResult(timeout = "${no.such.key}", key = "b")
        String b() {
            return "";
        }

        @CacheResult(timeout = "${unreadable}", key = "c")
        String c() {
            return "";
        }
    }

    @ApplicationScoped
    static class BadCondition {
        @CacheResult(key = "{id}", unless = NeedsArgument.class)
        String find(long id) {
            return "";
        }
    }

    static class NeedsArgument implements CacheCondition {
        NeedsArgument(int limit) {}

        @Override
        public boolean test(Object value) {
            return false;
        }
    }

    @ApplicationScoped
    static class AmbiguousCondition {
        @CacheResult(unless = Either.class)
        String find(long id) {
            return "";
        }
    }

    interface Either extends CacheCondition {}

    @ApplicationScoped
    static class One implements Either {
        @Override
        public boolean test(Object value) {
            return false;
        }
    }

    @ApplicationScoped
    static class Two implements Either {
        @Override
        public boolean test(Object value) {
            return false;
        }
    }

    @Dependent
    static class WithoutName {
        @Inject
        Cache<String> words;
    }

    @Dependent
    static class WithoutNameInConstructor {
        @Inject
        WithoutNameInConstructor(Cache<String> words) {}
    }

    @Dependent
    static class Wildcard {
        @Inject
        @Named
        Cache<? extends Number> numbers;

        @Inject
        @Named
        Instance<Cache<?>> instanceMayHaveOne;
    }

    @Dependent
    @SuppressWarnings("rawtypes")
    static class Raw {
        @Inject
        @Named
        Cache words;
    }

    @Dependent
    static class Variable<T> {
        @Inject
        @Named("lists")
        Cache<List<T>> lists;
    }

    @Dependent
    static class OddName {
        @Inject
        @Named("my words!")
        Cache<String> words;
    }

    /** Fails on keys that end in {@code unreadable}, as sources do whose store is away. */
    private static final class UnreadableSource implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String name) {
            if (name.equals("unreadable") || name.equals("redis-cache.words.timeout")) {
                throw new IllegalStateException("the store is away");
            }
            return null;
        }

        @Override
        public String getName() {
            return "unreadable";
        }
    }

    private static TestApplication.Builder application(Class<?>... beans) {
        return TestApplication.of(beans).with("redis-cache.default.locations", "localhost");
    }

    static Stream<Arguments> beans() {
        String here = DeploymentErrorsTest.class.getName() + "$";
        return Stream.of(
                Arguments.of(PrivateMethod.class, here + "PrivateMethod.find(long): is private"),
                Arguments.of(StaticMethod.class, here + "StaticMethod.find(long): is static"),
                Arguments.of(FinalMethod.class, here + "FinalMethod.find(long): is final"),
                Arguments.of(FinalClass.class, here + "FinalClass.find(long): is in a final class"),
                Arguments.of(VoidResult.class, here + "VoidResult.find(long): @CacheResult"),
                Arguments.of(UnknownParameter.class, here + "UnknownParameter.forget(long): @CacheInvalidate"),
                Arguments.of(EmptyPattern.class, here + "EmptyPattern.forget(long): @CacheInvalidatePattern"),
                Arguments.of(StreamResult.class, here + "StreamResult.find(long): @CacheResult"),
                Arguments.of(SharedShape.class, "share the cache default and keys of the shape"),
                Arguments.of(BadCondition.class, here + "NeedsArgument: is the condition of an unless"),
                Arguments.of(
                        WithoutName.class,
                        here + "WithoutName.words: which cache is meant? Write @Inject @Named(\"...\")"),
                Arguments.of(
                        WithoutNameInConstructor.class,
                        here + "WithoutNameInConstructor (its constructor): which cache is meant?"),
                Arguments.of(Wildcard.class, here + "Wildcard.numbers: the type must say the type of the values"),
                Arguments.of(Raw.class, here + "Raw.words: the type must say the type of the values"),
                Arguments.of(Variable.class, here + "Variable.lists: the type must say the type of the values"),
                Arguments.of(OddName.class, "cache name \"my words!\": a cache's name must be a letter and then"));
    }

    @ParameterizedTest
    @MethodSource("beans")
    void S47_bean_withAMistake_isTheOneProblem(Class<?> bean, String problem) {
        assertThat(application(bean).failure())
                .hasMessageContaining("redis-cache: 1 problem\n  1. ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "redis-cache.words.timout, 5m, 'redis-cache.words.timout: is not an option; did you mean redis-cache.words.timeout?'",
        "redis-cache.timeout, 5m, 'redis-cache.timeout: is not an option; did you mean'",
        "redis-cache.words.timeout, soon, 'redis-cache.words.timeout: '",
        "redis-cache.words.pool.max-connections, many, 'redis-cache.words.pool.max-connections: '",
        "redis-cache.words.pool.max-connections, 0, 'redis-cache.words.pool.max-connections: must be 1 or more, was 0'",
        "redis-cache.words.locations, 'host:port', 'redis-cache.words.locations: '",
        "redis-cache.words.locations, 'redis://host:1/x', 'redis-cache.words.locations: '",
        "redis-cache.words.serializer, jsn, 'cache words: serializer must be one of binary, json'",
        "redis-cache.words.serializer, com.example.None, 'cache words: serializer must name a class on the class path'",
        "redis-cache.words.compressor, java.lang.String, 'cache words: compressor must name a io.github'",
        "redis-cache.words.serializer.accepts, pickle, 'cache words: serializer.accepts must be one of binary, json'",
        "redis-cache.words.compressor.accepts, zilb, 'cache words: compressor.accepts must be one of bzip2, gzip'",
        "redis-cache.words.compressor, lzma, 'cache words: compressor must be one of bzip2, gzip, lz4, none, zlib, zstd'",
        "redis-cache.words.serializer, msgpack, 'cache words: serializer msgpack needs what is not on the class path: add'",
        "redis-cache.words.compressor, zstd, 'compressor zstd needs what is not on the class path: add com.github.luben'",
        "redis-cache.words.tls.trust-store, /none.p12, 'redis-cache.words.tls.trust-store: is set, but connections to'",
        "redis-cache.words.socket-factory, com.example.None, 'socket-factory: there is no class \"com.example.None\"'",
        "redis-cache.words.pool.provider, java.lang.String, 'pool.provider needs what is not on the class path: add org.apache'",
        "redis-cache.words.key-function, nobody, 'cache words: key-function: there is no class \"nobody\"'",
        "redis-cache.words.topology, sentinel, 'redis-cache.words.sentinel.master: must be set'",
        "redis-cache.words.read-from, any, 'redis-cache.words.read-from: has a meaning only with'",
        "redis-cache.words.on-failure, panic, 'redis-cache.words.on-failure: '",
        "redis-cache.interceptor-priority, high, 'redis-cache.interceptor-priority: must be a whole number, was \"high\"'",
        "redis-cache.interceptor-priority, -7, 'redis-cache.interceptor-priority: must be 2 or more, was -7'",
        "redis-cache.2words.timeout, 5m, 'redis-cache.2words.timeout: '",
    })
    void S47_setting_thatIsWrong_isTheOneProblem(String key, String value, String problem) {
        assertThat(application(Words.class).with(key, value).failure())
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("redis-cache: 1 problem\n  1. ")
                .hasMessageContaining(problem);
    }

    @Test
    void S47_fileOfCertificates_missing_isTheOneProblem() {
        assertThat(TestApplication.of(Words.class)
                        .with("redis-cache.words.locations", "rediss://localhost")
                        .with("redis-cache.words.tls.trust-store", "/none.p12")
                        .failure())
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("redis-cache: 1 problem\n  1. ")
                .hasMessageContaining("cache words: tls.trust-store: can't use /none.p12");
    }

    @Test
    void S02_connectionStringOfACloudPortal_isSaidWithWhatToWrite() {
        assertThat(application(Words.class)
                        .with(
                                "redis-cache.words.locations",
                                "c.example.net:6380,password=S3cret=,ssl=True,abortConnect=False")
                        .failure())
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("write rediss://:<password>@c.example.net:6380 instead")
                .hasMessageNotContaining("S3cret");
    }

    @Test
    void S47_location_missing_isSaidWithWhatToWrite() {
        assertThat(TestApplication.of(Words.class).failure())
                .hasMessageContaining("redis-cache.words.locations: must be set")
                .hasMessageContaining("redis-cache.default.locations=localhost:6379");
    }

    @Test
    void S47_settingOfDefault_wrongForSeveralCaches_isSaidOnceWithTheirNames() {
        assertThat(application(Words.class)
                        .with("redis-cache.more.timeout", "1m")
                        .with("redis-cache.default.serializer", "jsn")
                        .failure())
                .hasMessageContaining("redis-cache: 1 problem\n  1. caches default, more, words: serializer must be");
    }

    @Test
    void S47_timeouts_ofAnnotations_areChecked() {
        assertThat(application(BadTimeout.class).with(new UnreadableSource()).failure())
                .hasMessageContaining("redis-cache: 3 problems\n")
                .hasMessageContaining("BadTimeout.a(): @CacheResult timeout")
                .hasMessageContaining("the configuration has no no.such.key")
                .hasMessageContaining("${unreadable}: unreadable can't be read: ")
                .hasMessageContaining("the store is away");
    }

    @Test
    void S47_source_fails_isAProblemAndNoCrash() {
        assertThat(application(Words.class).with(new UnreadableSource()).failure())
                .hasMessageContaining("redis-cache: 1 problem\n  1. redis-cache.words.timeout: can't be read: ");
    }

    @Test
    void S47_condition_severalBeans_isAProblem() {
        assertThat(application(AmbiguousCondition.class, One.class, Two.class).failure())
                .hasMessageContaining("redis-cache: 1 problem\n")
                .hasMessageContaining("$Either: is the condition of an unless, but several beans are of this type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://user:s3cret@host:port/0", "redis://:s3cret@host/0?timeout=3", "rediss://:s3cret@"})
    void S47_location_wrongWithPassword_hidesThePassword(String location) {
        Throwable failure = application(Words.class)
                .with("redis-cache.words.locations", location)
                .with("redis-cache.words.password", "s3cret too")
                .failure();

        assertThat(failure).hasMessageContaining("redis-cache.words.locations: ");
        assertThat(failure).hasMessageNotContaining("s3cret").hasStackTraceContaining("redis-cache");
        assertThat(failure.getCause()).satisfies(cause -> {
            if (cause != null) {
                assertThat(cause).hasMessageNotContaining("s3cret");
            }
        });
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "later")
    static class Unknown {

        @CacheInvalidateAll
        Multi<Book> many() {
            return Multi.createFrom().empty();
        }

        @CachePut(key = "flux")
        Flux<Book> flux() {
            return Flux.empty();
        }

        @CacheInvalidateAll
        Future<Book> future() {
            throw new UnsupportedOperationException();
        }

        @CacheInvalidateAll(beforeInvocation = true)
        Future<Book> before() {
            throw new UnsupportedOperationException();
        }

        @CacheResult(key = "completable")
        Completable completable() {
            return Completable.complete();
        }
    }

    @Test
    void typesThatComeLaterAndCannotBeWaitedFor_areNamed() {
        assertThat(application(Unknown.class).failure())
                .hasMessageContaining("redis-cache: 4 problems")
                .hasMessageContaining("many(): returns a io.smallrye.mutiny.Multi, whose success can't be waited for")
                .hasMessageContaining("flux(): @CachePut has the type reactor.core.publisher.Flux")
                .hasMessageContaining("future(): returns a java.util.concurrent.Future")
                .hasMessageContaining("completable(): @CacheResult has no value to cache");
    }

    @ApplicationScoped
    static class Open {
        @CacheResult(key = "wildcards")
        List<?> wildcards() {
            return List.of();
        }

        @CacheResult(key = "raw")
        @SuppressWarnings("rawtypes")
        List raw() {
            return List.of();
        }

        @CacheResult(key = "rawMap")
        @SuppressWarnings("rawtypes")
        Map rawMap() {
            return Map.of();
        }

        @CacheResult(key = "keys")
        Map<Object, String> keys() {
            return Map.of();
        }

        @Inject
        @Named("open")
        Cache<List<String>> good;

        @Inject
        @Named("open")
        @SuppressWarnings("rawtypes")
        Cache<List> rawPoint;

        @Inject
        @Named("open")
        Cache<Map<Object, String>> keysPoint;

        @Inject
        @Named("open")
        Cache<List<?>> wildcardPoint;
    }

    @Test
    void typesThatDoNotSayWhatIsInThem_areNamed() {
        assertThat(application(Open.class).failure())
                .hasMessageContaining("redis-cache: 7 problems")
                .hasMessageContaining("wildcards(): @CacheResult has the type java.util.List<?>, whose wildcard")
                .hasMessageContaining("raw(): @CacheResult has the raw type java.util.List, which does not say")
                .hasMessageContaining("rawMap(): @CacheResult has the raw type java.util.Map")
                .hasMessageContaining(
                        "keys(): @CacheResult has the type java.util.Map<java.lang.Object, java.lang.String>,")
                .hasMessageContaining("Open.rawPoint: has the raw type java.util.List")
                .hasMessageContaining("Open.keysPoint: has the type")
                .hasMessageContaining("Open.wildcardPoint: the type must say the type of the values");
    }

    @Test
    void S47_everythingWrong_isOneNumberedList() {
        Throwable failure = application(
                        PrivateMethod.class,
                        FinalMethod.class,
                        UnknownParameter.class,
                        SharedShape.class,
                        BadCondition.class,
                        WithoutName.class,
                        Wildcard.class,
                        OddName.class,
                        Words.class)
                .with("redis-cache.words.timout", "5m")
                .with("redis-cache.words.timeout", "soon")
                .with("redis-cache.numbers.serializer", "jsn")
                .with("redis-cache.numbers.compressor", "lzma")
                .with("redis-cache.interceptor-priority", "high")
                .failure();

        assertThat(failure)
                .hasMessageContaining("redis-cache: 13 problems\n  1. redis-cache.interceptor-priority: ")
                .hasMessageContaining("\n  13. ")
                .hasMessageContaining("PrivateMethod.find")
                .hasMessageContaining("FinalMethod.find")
                .hasMessageContaining("UnknownParameter.forget")
                .hasMessageContaining("share the cache")
                .hasMessageContaining("NeedsArgument")
                .hasMessageContaining("WithoutName.words")
                .hasMessageContaining("Wildcard.numbers")
                .hasMessageContaining("my words!")
                .hasMessageContaining("redis-cache.words.timout")
                .hasMessageContaining("redis-cache.words.timeout: ")
                .hasMessageContaining("serializer must be one of")
                .hasMessageContaining("compressor must be one of");
    }
}
