package io.github.cdirediscache.internal.inspect;

/**
 * What a sample without replacement tells of the whole. Margins are 95 % confidence intervals of the normal
 * approximation with the correction for a finite population.
 *
 * @see <a href="https://online.stat.psu.edu/stat506/lesson/2/2.2">Penn State STAT 506: confidence intervals for a population total</a>
 */
final class SizeEstimate {

    private static final double Z = 1.96;

    /** If none of n was found, the true share is with 95 % confidence below 3/n: the rule of three. */
    private static final double RULE_OF_THREE = 3;

    private long lookedAt;
    private long keys;
    private double bytes;
    private double squares;

    /** Adds keys: how many were looked at, and the sizes of those that are the cache's. */
    void add(int keysLookedAt, long[] sizes) {
        lookedAt += keysLookedAt;
        keys += sizes.length;
        for (long size : sizes) {
            bytes += size;
            squares += (double) size * size;
        }
    }

    long lookedAt() {
        return lookedAt;
    }

    long keys() {
        return keys;
    }

    RawSize counted() {
        return new RawSize(keys, 0, Math.round(bytes), 0, lookedAt, true);
    }

    /** What follows for a database of so many keys. */
    RawSize estimate(long all) {
        if (all <= lookedAt) {
            return counted();
        }
        if (keys == 0) {
            return new RawSize(0, Math.round(RULE_OF_THREE * all / lookedAt), 0, 0, lookedAt, false);
        }
        double scale = (double) all / lookedAt;
        double rest = 1 - (double) lookedAt / all;
        return new RawSize(
                Math.round(keys * scale),
                margin(all, rest, (double) keys, (double) keys),
                Math.round(bytes * scale),
                margin(all, rest, bytes, squares),
                lookedAt,
                false);
    }

    /** Of a total over all keys, those of others being 0; from the sum of the sample and that of its squares. */
    private long margin(long all, double rest, double sum, double sumOfSquares) {
        double variance = Math.max(0, sumOfSquares - sum * sum / lookedAt) / Math.max(1, lookedAt - 1);
        return (long) Math.ceil(Z * all * Math.sqrt(rest * variance / lookedAt));
    }
}
