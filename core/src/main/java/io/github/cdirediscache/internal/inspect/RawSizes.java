package io.github.cdirediscache.internal.inspect;

import java.util.List;
import java.util.function.ToLongFunction;

/** Puts the sizes of a cache's servers together. */
final class RawSizes {

    private RawSizes() {}

    static RawSize sum(List<RawSize> sizes) {
        return new RawSize(
                sum(sizes, RawSize::keys),
                margin(sizes, RawSize::keysMargin),
                sum(sizes, RawSize::bytes),
                margin(sizes, RawSize::bytesMargin),
                sum(sizes, RawSize::lookedAt),
                sizes.stream().allMatch(RawSize::exact));
    }

    private static long sum(List<RawSize> sizes, ToLongFunction<RawSize> field) {
        return sizes.stream().mapToLong(field).sum();
    }

    /** The samples of different servers do not depend on each other, so their variances add. */
    private static long margin(List<RawSize> sizes, ToLongFunction<RawSize> field) {
        double squares = sizes.stream()
                .mapToDouble(size -> Math.pow((double) field.applyAsLong(size), 2))
                .sum();
        return Math.round(Math.sqrt(squares));
    }
}
