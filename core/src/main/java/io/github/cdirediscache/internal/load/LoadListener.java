package io.github.cdirediscache.internal.load;

/** Counts what loads do. */
public interface LoadListener {

    /** A caller was given the value that it found, still fresh, while a new one is computed. */
    void servedFresh();

    /** A caller was given a stale value. */
    void servedStale();

    /** A caller had to wait for its value or its failure. */
    void missed();

    /**
     * A loader gave a value.
     *
     * @param nanos how long it ran
     */
    void loaded(long nanos);

    /**
     * A loader failed.
     *
     * @param nanos how long it ran
     */
    void failed(long nanos);
}
