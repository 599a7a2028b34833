package io.github.cdirediscache.cache;

import java.time.Duration;

/**
 * A lock that this process holds until it is closed or its lease runs out.
 *
 * <p>A lock whose lease ran out may be held by another process while its first holder still works. Pass
 * {@link #fencingToken()} to the resource that the lock protects and let it reject tokens that are lower than one it
 * has already seen.
 */
public interface CacheLock extends AutoCloseable {

    /**
     * The lock's name.
     *
     * @return the key it was taken with
     */
    String key();

    /**
     * A number that grows with each holder of this lock: the server's time in microseconds, and more than the last token
     * even if the server's clock has gone back. Only if the servers forget the last token, which they remember for a day, and
     * their clock has gone back as well, may a token be lower than an earlier one: see {@code docs/how-it-works.md}.
     *
     * @return the token
     */
    long fencingToken();

    /**
     * Lets the lock run on for a time from now, which may be shorter than what is left of its lease. The fencing token stays
     * the same.
     *
     * @param lease after how long the lock is free again if it isn't released
     * @return whether this holder still has the lock; if not, its lease ran out or it was closed, and nothing has changed
     * @throws IllegalArgumentException if the lease is not positive
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says; the lock may have been
     *     extended or not
     */
    boolean extend(Duration lease);

    /** Releases the lock if this holder still has it; otherwise does nothing. Never throws. */
    @Override
    void close();
}
