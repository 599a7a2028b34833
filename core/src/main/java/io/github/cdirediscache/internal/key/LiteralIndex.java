package io.github.cdirediscache.internal.key;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something for each of several literals: those that a key begins with are found, or those that it ends with. One thread at a
 * time puts; any thread may look, without a lock, and sees what was put before.
 */
final class LiteralIndex<T> {

    private final boolean isOfEnds;
    private final Map<Literal, T> found = new ConcurrentHashMap<>();

    /** Of the literals, in ascending order. */
    private volatile int[] lengths = {};

    LiteralIndex(boolean isOfEnds) {
        this.isOfEnds = isOfEnds;
    }

    @Nullable T get(byte[] literal) {
        return found.get(whole(literal));
    }

    void put(byte[] literal, T value) {
        found.put(whole(literal), value);
        if (Arrays.binarySearch(lengths, literal.length) < 0) {
            int[] more = Arrays.copyOf(lengths, lengths.length + 1);
            more[lengths.length] = literal.length;
            Arrays.sort(more);
            lengths = more;
        }
    }

    /** Whether a test holds for what one of the literals that the bytes begin or end with stands for. */
    boolean anyMatch(byte[] bytes, Predicate<T> test) {
        int hash = 0;
        int hashed = 0;
        for (int length : lengths) {
            if (length > bytes.length) {
                return false;
            }
            for (; hashed < length; hashed++) {
                hash = 31 * hash + at(bytes, hashed);
            }
            T here = found.get(part(bytes, length, hash));
            if (here != null && test.test(here)) {
                return true;
            }
        }
        return false;
    }

    private Literal whole(byte[] literal) {
        int hash = 0;
        for (int i = 0; i < literal.length; i++) {
            hash = 31 * hash + at(literal, i);
        }
        return part(literal, literal.length, hash);
    }

    private Literal part(byte[] bytes, int length, int hash) {
        int from = isOfEnds ? bytes.length - length : 0;
        return new Literal(bytes, from, from + length, hash);
    }

    private byte at(byte[] bytes, int place) {
        return bytes[isOfEnds ? bytes.length - 1 - place : place];
    }

    /** Some bytes of an array, with their hash. Has an order, so that one among many of the same hash is found quickly. */
    private static final class Literal implements Comparable<Literal> {

        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int hash;

        Literal(byte[] bytes, int from, int to, int hash) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.hash = hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal literal && compareTo(literal) == 0;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public int compareTo(Literal other) {
            return Arrays.compare(bytes, from, to, other.bytes, other.from, other.to);
        }
    }
}
