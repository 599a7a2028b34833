package io.github.cdirediscache.cache;

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
     * A number that grows with each holder of this lock.
     *
     * @return the token
     */
    long fencingToken();

    /** Releases the lock if this holder still has it; otherwise does nothing. Never throws. */
    @Override
    void close();
}
