package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Chance;

/**
 * Decides which caller computes a value anew before it expires: the nearer the end and the longer the value took to load,
 * the likelier.
 *
 * @see <a href="https://cseweb.ucsd.edu/~avattani/papers/cache_stampede.pdf">Vattani, Chierichetti, Lowenstein: Optimal
 *     Probabilistic Cache Stampede Prevention (XFetch)</a>
 */
public final class EarlyRefresh {

    private EarlyRefresh() {}

    /**
     * Whether this caller is the one.
     *
     * @param nowMillis the time, ms since 1970
     * @param expiryMillis when the value expires, ms since 1970
     * @param loadMillis how long the value took to load
     * @param beta how eagerly to refresh; usually 1, and 0 for not at all
     * @param chance decides
     * @return whether it is to compute the value anew
     */
    public static boolean isDue(long nowMillis, long expiryMillis, long loadMillis, double beta, Chance chance) {
        double random = 1 - chance.fraction();
        double gap = -loadMillis * beta * Math.log(random);
        return nowMillis + gap >= expiryMillis;
    }
}
