package io.github.cdirediscache.internal.interceptors.async;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types whose values come later. Those of libraries are known by their names, since applications need not have
 * them.
 */
public final class AsyncTypes {

    /** For messages. */
    public static final String SUPPORTED =
            "a CompletionStage, a Uni, a Mono, a Single, a Maybe, or a Publisher of one value";

    private static final StageType STAGE = new StageType();
    private static final FlowType FLOW = new FlowType();

    private static final Map<String, Function<LibraryType, AsyncType>> OF_LIBRARIES = Map.of(
            UniType.NAME,
            UniType::new,
            MonoType.NAME,
            MonoType::new,
            RxType.SINGLE,
            rx -> new RxType(rx, true, false),
            RxType.MAYBE,
            rx -> new RxType(rx, true, true),
            RxType.COMPLETABLE,
            rx -> new RxType(rx, false, true),
            PublisherType.NAME,
            PublisherType::new);

    /** These come later and can't be waited for, or have many values. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.reactivex.Observable",
            "rx.Single",
            "rx.Completable",
            "rx.Observable",
            "io.vertx.core.Future",
            "kotlinx.coroutines.Job",
            "kotlinx.coroutines.flow.Flow",
            "scala.concurrent.Future",
            "io.vavr.concurrent.Future");

    private static final ClassValue<Optional<AsyncType>> OF_OBJECTS = new ClassValue<>() {
        @Override
        protected Optional<AsyncType> computeValue(Class<?> type) {
            return ofObjects(type);
        }
    };

    private AsyncTypes() {}

    /**
     * The type of what a method is declared to return. A subtype of one that is known is not known: its own methods
     * would be lost.
     *
     * @param declared the declared class
     * @return the type; empty if it does not come later, or is not known
     */
    public static Optional<AsyncType> of(Class<?> declared) {
        if (declared == CompletionStage.class || declared == CompletableFuture.class) {
            return Optional.of(STAGE);
        }
        if (declared == Flow.Publisher.class) {
            return Optional.of(FLOW);
        }
        return ofLibrary(declared);
    }

    /**
     * The type of what a method has returned.
     *
     * @param returned an object of any class
     * @return the type; empty if it does not come later, or is not known
     */
    public static Optional<AsyncType> ofReturned(@Nullable Object returned) {
        return returned == null ? Optional.empty() : OF_OBJECTS.get(returned.getClass());
    }

    /**
     * Whether what a method is declared to return comes later, and is of no known type.
     *
     * @param declared the declared class
     * @return whether its success can't be waited for
     */
    public static boolean isUnknown(Class<?> declared) {
        if (of(declared).isPresent() || CompletionStage.class.isAssignableFrom(declared)) {
            return false;
        }
        return Future.class.isAssignableFrom(declared)
                || Flow.Publisher.class.isAssignableFrom(declared)
                || supertypes(declared)
                        .anyMatch(type ->
                                UNSUPPORTED.contains(type.getName()) || OF_LIBRARIES.containsKey(type.getName()));
    }

    /**
     * Whether what a method is declared to return comes later and never has a value.
     *
     * @param declared the declared class
     * @return whether it is a {@code Completable}
     */
    public static boolean isWithoutValue(Class<?> declared) {
        return declared.getName().equals(RxType.COMPLETABLE);
    }

    private static Optional<AsyncType> ofLibrary(Class<?> type) {
        return Optional.ofNullable(OF_LIBRARIES.get(type.getName())).map(maker -> maker.apply(new LibraryType(type)));
    }

    private static Optional<AsyncType> ofObjects(Class<?> type) {
        if (CompletionStage.class.isAssignableFrom(type)) {
            return Optional.of(STAGE);
        }
        List<Class<?>> known = supertypes(type)
                .filter(supertype -> OF_LIBRARIES.containsKey(supertype.getName()))
                .toList();
        // A Mono is a Publisher, too.
        return Stream.concat(
                        known.stream().filter(supertype -> !supertype.getName().equals(PublisherType.NAME)),
                        known.stream())
                .map(AsyncTypes::ofLibrary)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Flow.Publisher.class.isAssignableFrom(type) ? Optional.of(FLOW) : Optional.empty());
    }

    private static Stream<Class<?>> supertypes(@Nullable Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        Stream<@Nullable Class<?>> above =
                Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()));
        return Stream.concat(Stream.of(type), above.flatMap(AsyncTypes::supertypes));
    }
}
