package io.github.cdirediscache.internal.load;

/** Counts what loads do. */
public interface LoadListener {

    /** A caller was given the fresh value that it found while a new one is computed. */
    void servedFresh();

    /** A caller was given a stale value. */
    void servedStale();

    /** A caller was given a value that was not there when it asked. */
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
