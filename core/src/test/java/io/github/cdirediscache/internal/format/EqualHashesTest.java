package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EqualHashesTest {

    /** Has the hash code of 0. */
    private static long colliding(long number) {
        return number << 32 | number;
    }

    /** Also. */
    private static double collidingFraction(long number) {
        return Double.longBitsToDouble(colliding(number));
    }

    @Test
    void areFewIn_elementsWithoutOrder_dependsOnTheirHashes() {
        assertThat(EqualHashes.areFewIn(HostileCost.distinct(100_000))).isTrue();
        assertThat(EqualHashes.areFewIn(HostileCost.colliding(2000))).isTrue();
        assertThat(EqualHashes.areFewIn(HostileCost.colliding(2100))).isFalse();
        assertThat(EqualHashes.areFewIn(HostileCost.collidingLists(3000))).isFalse();
    }

    @Test
    void areFewIn_severalHashes_countsAll() {
        List<HostileCost.Point> points = new ArrayList<>(HostileCost.colliding(1500));
        HostileCost.colliding(1500).forEach(point -> points.add(new HostileCost.Point(point.x(), point.y() + 1)));

        assertThat(EqualHashes.areFewIn(points)).isFalse();
    }

    @Test
    void areFewIn_elementsThatAHashTableSorts_isTrue() {
        List<UUID> ids = LongStream.range(0, 10_000)
                .mapToObj(i -> new UUID(colliding(i), 0))
                .toList();

        assertThat(EqualHashes.areFewIn(ids)).isTrue();
        assertThat(EqualHashes.areFewIn(HostileCost.collidingTexts(10_000))).isTrue();
        assertThat(EqualHashes.areFewIn(LongStream.range(0, 10_000)
                        .mapToObj(EqualHashesTest::colliding)
                        .toList()))
                .isTrue();
    }

    @Test
    void areFewIn_severalClassesThatAreNotSortedWithEachOther_isFalse() {
        List<? extends Number> numbers = Stream.concat(
                        LongStream.range(1, 2000).mapToObj(EqualHashesTest::colliding),
                        LongStream.range(1, 2000).mapToObj(EqualHashesTest::collidingFraction))
                .toList();

        assertThat(EqualHashes.areFewIn(numbers)).isFalse();
    }

    /** It implements an interface that is comparable, which does not count for a hash table. */
    @Test
    void areFewIn_timesWithEqualHashes_isFalse() {
        LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0);

        assertThat(EqualHashes.areFewIn(Collections.nCopies(3000, time))).isFalse();
        assertThat(EqualHashes.areFewIn(
                        IntStream.range(0, 3000).mapToObj(time::plusMinutes).toList()))
                .isTrue();
    }

    @Test
    void areFewIn_nulls_areElements() {
        assertThat(EqualHashes.areFewIn(new ArrayList<>(Collections.nCopies(10, null))))
                .isTrue();
        assertThat(EqualHashes.areFewIn(new ArrayList<>(Collections.nCopies(3000, null))))
                .isTrue();
    }
}
