package io.github.cdirediscache.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure over all rounds. Least and greatest are not in it: on a busy machine they tell of single rounds that were
 * disturbed, and grow with the number of rounds.
 *
 * @param median the middle one
 * @param lower the first quartile: a quarter of the rounds lies below
 * @param upper the third quartile: a quarter of the rounds lies above
 */
record Spread(double median, double lower, double upper) {

    static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("figures must not be empty, was []");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    /** Between two figures, their mean by distance. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static Spread of(Collection<Sample> samples, ToDoubleFunction<Sample> figure) {
        return of(samples.stream().mapToDouble(figure).toArray());
    }

    /**
     * The speed of samples beside that of others of the same round, round by round: above 1 they are faster. It is that
     * of the median call. The mean call of a turn, on a busy machine, is that of the few that waited for a processor.
     */
    static Spread ratio(List<Sample> samples, List<Sample> others) {
        return ratio(samples, others, sample -> 1 / sample.p50Nanos());
    }

    /** A figure of samples beside that of others of the same round. */
    static Spread ratio(List<Sample> samples, List<Sample> others, ToDoubleFunction<Sample> figure) {
        return of(samples.stream()
                .flatMapToDouble(sample -> others.stream()
                        .filter(other -> other.round() == sample.round())
                        .mapToDouble(other -> figure.applyAsDouble(sample) / figure.applyAsDouble(other)))
                .toArray());
    }

    String markdown() {
        return String.format(Locale.ROOT, "**%.3f** (%.2f–%.2f)", median, lower, upper);
    }
}
