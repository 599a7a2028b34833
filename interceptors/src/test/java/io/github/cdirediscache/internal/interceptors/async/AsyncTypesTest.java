package io.github.cdirediscache.internal.interceptors.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each type that comes later, by the library itself. */
class AsyncTypesTest {

    /**
     * A type with ways to make its objects.
     *
     * @param declared the type
     * @param value one that gives a value
     * @param failure one that fails
     */
    record Example(Class<?> declared, Object value, Object failure) {

        AsyncType type() {
            return AsyncTypes.of(declared).orElseThrow();
        }
    }

    private static final IllegalStateException FAILURE = new IllegalStateException("failed");

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        CompletionStage.class,
                        CompletableFuture.completedFuture("a"),
                        CompletableFuture.failedFuture(FAILURE)),
                new Example(
                        Uni.class, Uni.createFrom().item("a"), Uni.createFrom().failure(FAILURE)),
                new Example(Mono.class, Mono.just("a"), Mono.error(FAILURE)),
                new Example(Single.class, Single.just("a"), Single.error(FAILURE)),
                new Example(Maybe.class, Maybe.just("a"), Maybe.error(FAILURE)),
                new Example(Publisher.class, Flux.just("a"), Flux.error(FAILURE)),
                new Example(
                        Flow.Publisher.class,
                        FlowAdapters.toFlowPublisher(Flux.just("a")),
                        FlowAdapters.toFlowPublisher(Flux.error(FAILURE))));
    }

    static Stream<Example> lazyExamples() {
        return examples().filter(example -> example.declared() != CompletionStage.class);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void stage_completesWithTheValueOrTheFailure(Example example) throws Exception {
        assertThat(get(example.type().stage(example.value()))).isEqualTo("a");
        assertThatThrownBy(() -> get(example.type().stage(example.failure()))).hasRootCause(FAILURE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void of_givesWhatTheStageCompletesWith(Example example) throws Exception {
        AsyncType type = example.type();
        Object later = type.of(() -> CompletableFuture.completedFuture("b"));
        assertThat(later).isInstanceOf(example.declared());
        assertThat(get(type.stage(later))).isEqualTo("b");
        assertThatThrownBy(() -> get(type.stage(type.of(() -> CompletableFuture.failedFuture(FAILURE)))))
                .hasRootCause(FAILURE);
    }

    @ParameterizedTest
    @MethodSource("lazyExamples")
    void of_typesThatWaitForSubscribers_beginForEach(Example example) throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AsyncType type = example.type();
        Object later = type.of(() -> CompletableFuture.completedFuture(begun.incrementAndGet()));
        assertThat(begun).hasValue(0);
        assertThat(get(type.stage(later))).isEqualTo(1);
        assertThat(get(type.stage(later))).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onSuccess_actsWithTheValueBeforeItIsGiven(Example example) throws Exception {
        AsyncType type = example.type();
        List<@Nullable Object> seen = new ArrayList<>();
        Object acting = type.onSuccess(example.value(), seen::add, true);
        assertThat(acting).isInstanceOf(example.declared());
        assertThat(get(type.stage(acting))).isEqualTo("a");
        assertThat(seen).containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onSuccess_ofAFailure_doesNotAct(Example example) {
        AsyncType type = example.type();
        List<@Nullable Object> seen = new ArrayList<>();
        Object acting = type.onSuccess(example.failure(), seen::add, true);
        assertThatThrownBy(() -> get(type.stage(acting))).hasRootCause(FAILURE);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onSuccess_actionThatThrows_isAFailure(Example example) {
        AsyncType type = example.type();
        Object acting = type.onSuccess(
                example.value(),
                value -> {
                    throw FAILURE;
                },
                true);
        assertThatThrownBy(() -> get(type.stage(acting))).hasRootCause(FAILURE);
    }

    @ParameterizedTest
    @MethodSource("lazyExamples")
    void onSuccess_typesThatWaitForSubscribers_actThen(Example example) {
        List<@Nullable Object> seen = new ArrayList<>();
        assertThat(example.type().onSuccess(example.value(), seen::add, true)).isNotNull();
        assertThat(seen).isEmpty();
    }

    @Test
    void emptyOnes_giveNull() throws Exception {
        Map<Class<?>, Object> empty = Map.of(
                Uni.class, Uni.createFrom().nullItem(),
                Mono.class, Mono.empty(),
                Maybe.class, Maybe.empty(),
                Publisher.class, Flux.empty(),
                Completable.class, Completable.complete());
        for (Map.Entry<Class<?>, Object> each : empty.entrySet()) {
            AsyncType type = AsyncTypes.of(each.getKey()).orElseThrow();
            List<@Nullable Object> seen = new ArrayList<>();
            assertThat(get(type.stage(type.onSuccess(each.getValue(), seen::add, true))))
                    .isNull();
            assertThat(seen).as(each.getKey().getName()).containsExactly((Object) null);
        }
    }

    @Test
    void of_null_isEmptyWhereThereIsThat() throws Exception {
        Supplier<CompletionStage<@Nullable Object>> none = () -> CompletableFuture.completedFuture(null);
        for (Class<?> declared : List.of(Uni.class, Mono.class, Maybe.class, Publisher.class, Flow.Publisher.class)) {
            AsyncType type = AsyncTypes.of(declared).orElseThrow();
            assertThat(get(type.stage(type.of(none)))).isNull();
        }
    }

    @Test
    void publisherOfMany_isAFailureIfOnlyOneIsMeant() throws Exception {
        AsyncType type = AsyncTypes.of(Publisher.class).orElseThrow();
        List<@Nullable Object> seen = new ArrayList<>();
        assertThatThrownBy(() -> get(type.stage(Flux.just("a", "b"))))
                .rootCause()
                .hasMessageContaining("more than one");
        Object ofOne = type.onSuccess(Flux.just("a", "b"), seen::add, true);
        assertThatThrownBy(() -> Flux.from((Publisher<?>) ofOne).collectList().block())
                .hasMessageContaining("more than one");
        assertThat(seen).isEmpty();
        Object ofMany = type.onSuccess(Flux.just("a", "b"), seen::add, false);
        assertThat(Flux.from((Publisher<?>) ofMany).collectList().block()).isEqualTo(List.of("a", "b"));
        assertThat(seen).containsExactly("b");
    }

    @Test
    void publisher_askedForNothing_isAFailure_andCancelledGivesNothing() {
        List<String> seen = new ArrayList<>();
        subscribe(seen, subscription -> subscription.request(0));
        subscribe(seen, subscription -> {
            subscription.cancel();
            subscription.request(1);
        });
        subscribe(seen, subscription -> {
            subscription.request(1);
            subscription.request(1);
        });
        assertThat(seen).containsExactly("IllegalArgumentException", "b", "end");
    }

    private static void subscribe(List<String> seen, java.util.function.Consumer<Flow.Subscription> ask) {
        new FlowType().of(() -> CompletableFuture.completedFuture("b")).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                ask.accept(subscription);
            }

            @Override
            public void onNext(Object item) {
                seen.add(item.toString());
            }

            @Override
            public void onError(Throwable failure) {
                seen.add(failure.getClass().getSimpleName());
            }

            @Override
            public void onComplete() {
                seen.add("end");
            }
        });
    }

    @Test
    void ofReturned_isTheNearestType() {
        assertThat(AsyncTypes.ofReturned(null)).isEmpty();
        assertThat(AsyncTypes.ofReturned("a")).isEmpty();
        assertThat(AsyncTypes.ofReturned(Mono.just("a"))).get().isInstanceOf(MonoType.class);
        assertThat(AsyncTypes.ofReturned(Uni.createFrom().item("a"))).get().isInstanceOf(UniType.class);
        assertThat(AsyncTypes.ofReturned(Flux.just("a"))).get().isInstanceOf(PublisherType.class);
        assertThat(AsyncTypes.ofReturned(Single.just("a"))).get().isInstanceOf(RxType.class);
        assertThat(AsyncTypes.ofReturned(new CompletableFuture<>())).get().isInstanceOf(StageType.class);
    }

    @Test
    void isUnknown_whatComesLaterAndCannotBeWaitedFor() {
        assertThat(Stream.of(
                        Future.class,
                        ScheduledFuture.class,
                        Multi.class,
                        Flux.class,
                        Flowable.class,
                        Observable.class,
                        java.util.concurrent.SubmissionPublisher.class))
                .allMatch(AsyncTypes::isUnknown);
        assertThat(Stream.of(
                        String.class,
                        void.class,
                        Object.class,
                        CompletionStage.class,
                        CompletableFuture.class,
                        Uni.class,
                        Mono.class,
                        Completable.class,
                        Publisher.class))
                .noneMatch(AsyncTypes::isUnknown);
        assertThat(AsyncTypes.isWithoutValue(Completable.class)).isTrue();
        assertThat(AsyncTypes.isWithoutValue(Single.class)).isFalse();
    }

    private static @Nullable Object get(CompletionStage<?> stage) throws InterruptedException, ExecutionException {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
