package io.github.cdirediscache.load;

import org.jspecify.annotations.Nullable;

/**
 * How a load ended for those who wait for it.
 *
 * @param kind which end
 * @param value the value, if it is one
 * @param usableUntil until when a stale value may be served, ms since 1970
 * @param failure what the loader threw, if it did
 */
record Outcome<V>(
        Kind kind,
        @Nullable V value,
        long usableUntil,
        @Nullable Throwable failure) {

    enum Kind {
        VALUE,
        STALE,
        FAILURE,
        /** The one who loaded gave up for reasons of its own; somebody else has to try. */
        ABANDONED
    }

    static <V> Outcome<V> value(@Nullable V value) {
        return new Outcome<>(Kind.VALUE, value, Long.MAX_VALUE, null);
    }

    static <V> Outcome<V> stale(Claim.Stale<V> stale) {
        return new Outcome<>(Kind.STALE, stale.value(), stale.usableUntil(), null);
    }

    static <V> Outcome<V> failure(Throwable failure) {
        return new Outcome<>(Kind.FAILURE, null, Long.MAX_VALUE, failure);
    }

    static <V> Outcome<V> abandoned() {
        return new Outcome<>(Kind.ABANDONED, null, Long.MAX_VALUE, null);
    }

    boolean isUsable(long nowMillis) {
        return nowMillis < usableUntil;
    }

    /** The value, or the failure thrown as it is. */
    @Nullable V get() {
        if (failure != null) {
            throw Rethrow.<RuntimeException>asItIs(failure);
        }
        return value;
    }
}
