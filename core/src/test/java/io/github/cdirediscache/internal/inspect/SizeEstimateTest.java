package io.github.cdirediscache.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeEstimateTest {

    private static long[] sizes(int count, long size) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, size);
        return sizes;
    }

    @Test
    void estimate_ofAll_isExact() {
        SizeEstimate estimate = new SizeEstimate();
        estimate.add(100, sizes(30, 10));
        assertThat(estimate.estimate(100)).isEqualTo(new RawSize(30, 0, 300, 0, 100, true));
    }

    @Test
    void estimate_ofHalfTheKeys_isThatShareWithItsMargin() {
        SizeEstimate estimate = new SizeEstimate();
        estimate.add(10_000, sizes(5_000, 10));
        // 1.96 * 1,000,000 * sqrt(0.99 * 0.25 / 9,999)
        assertThat(estimate.estimate(1_000_000))
                .isEqualTo(new RawSize(500_000, 9_752, 5_000_000, 97_514, 10_000, false));
    }

    @Test
    void estimate_ofNone_isTheRuleOfThree() {
        SizeEstimate estimate = new SizeEstimate();
        estimate.add(1000, new long[0]);
        assertThat(estimate.estimate(1_000_000)).isEqualTo(new RawSize(0, 3000, 0, 0, 1000, false));
    }

    @Test
    void estimate_ofManySamples_missesNoMoreOftenThanItsConfidenceSays() {
        Random random = new Random(7);
        long within = IntStream.range(0, 400)
                .filter(run -> {
                    SizeEstimate estimate = new SizeEstimate();
                    estimate.add(
                            2000,
                            sizes(
                                    (int) random.ints(2000, 0, 10)
                                            .filter(i -> i == 0)
                                            .count(),
                                    1));
                    RawSize size = estimate.estimate(1_000_000);
                    return Math.abs(size.keys() - 100_000) <= size.keysMargin();
                })
                .count();
        assertThat(within).isBetween(370L, 395L);
    }

    @Test
    void sum_ofServers_addsVariances() {
        RawSize one = new RawSize(100, 3, 1000, 30, 50, false);
        RawSize other = new RawSize(200, 4, 2000, 40, 200, true);
        assertThat(RawSizes.sum(java.util.List.of(one, other))).isEqualTo(new RawSize(300, 5, 3000, 50, 250, false));
    }
}
