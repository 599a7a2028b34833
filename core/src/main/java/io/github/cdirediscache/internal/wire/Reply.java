package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one command of several.
 *
 * @param <T> the answer
 */
public sealed interface Reply<T> {

    /**
     * The answer.
     *
     * @return the answer
     * @throws CacheException why there is none
     */
    @Nullable T get();

    /**
     * Why there is no answer.
     *
     * @return the reason; {@code null} if there is one
     */
    @Nullable CacheException failure();

    /**
     * An answer.
     *
     * @param <T> the answer
     * @param value the answer
     * @return the reply
     */
    static <T> Reply<T> of(@Nullable T value) {
        return new Answered<>(value);
    }

    /**
     * No answer.
     *
     * @param <T> the answer
     * @param failure why
     * @return the reply
     */
    static <T> Reply<T> failed(CacheException failure) {
        return new Failed<>(failure);
    }

    /**
     * The outcome of code that sends a command and returns or throws.
     *
     * @param <T> the answer
     * @param send gives the answer, or throws a {@link CacheException}
     * @return the reply
     */
    static <T> Reply<T> by(Supplier<? extends @Nullable T> send) {
        try {
            return of(send.get());
        } catch (CacheException failure) {
            return failed(failure);
        }
    }

    /**
     * The server answered.
     *
     * @param <T> the answer
     * @param value the answer
     */
    record Answered<T>(@Nullable T value) implements Reply<T> {

        @Override
        public @Nullable T get() {
            return value;
        }

        @Override
        public @Nullable CacheException failure() {
            return null;
        }
    }

    /**
     * The server did not answer, or with an error.
     *
     * @param <T> the answer
     * @param failure why
     */
    record Failed<T>(CacheException failure) implements Reply<T> {

        @Override
        public @Nullable T get() {
            throw failure;
        }
    }
}
