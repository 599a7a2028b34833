package io.github.cdirediscache.internal.load;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a load ended, for the callers that wait for it.
 *
 * @param kind how it ended
 * @param value the value, if there is one
 * @param usableUntil until when a stale value may be served, ms since 1970
 * @param failure what the loader threw, if it did
 * @param copies gives each caller that waited an object of its own
 */
record Outcome<V>(
        Kind kind,
        @Nullable V value,
        long usableUntil,
        @Nullable Throwable failure,
        Supplier<? extends @Nullable V> copies) {

    enum Kind {
        VALUE,
        STALE,
        FAILURE,
        /** There is nothing that another caller could use: it tries itself. */
        ABANDONED
    }

    static <V> Outcome<V> value(@Nullable V value) {
        return new Outcome<>(Kind.VALUE, value, Long.MAX_VALUE, null, () -> value);
    }

    static <V> Outcome<V> stale(Claim.Stale<V> stale) {
        return new Outcome<>(Kind.STALE, stale.value(), stale.usableUntil(), null, stale.copies());
    }

    static <V> Outcome<V> failure(Throwable failure) {
        return new Outcome<>(Kind.FAILURE, null, Long.MAX_VALUE, failure, () -> null);
    }

    static <V> Outcome<V> abandoned() {
        return new Outcome<>(Kind.ABANDONED, null, Long.MAX_VALUE, null, () -> null);
    }

    /** The same outcome for the callers that wait, which get objects of their own. */
    Outcome<V> forOthers(Leases<V> leases) {
        return kind == Kind.VALUE ? new Outcome<>(kind, value, usableUntil, null, leases.copies(value)) : this;
    }

    /** The same outcome with another object as its value. */
    Outcome<V> withValue(@Nullable V other) {
        return new Outcome<>(kind, other, usableUntil, failure, () -> other);
    }

    boolean isUsable(long nowMillis) {
        return nowMillis < usableUntil;
    }

    /** An object of the caller's own; throws the failure as it is. */
    @Nullable V copy() {
        return failure == null ? copies.get() : get();
    }

    /** The value; throws the failure as it is. */
    @Nullable V get() {
        if (failure != null) {
            throw Rethrow.<RuntimeException>asItIs(failure);
        }
        return value;
    }
}
