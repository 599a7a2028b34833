package io.github.cdirediscache.benchmarks;

import org.jspecify.annotations.Nullable;

/** One way to do the operations that are compared. What they return is what a caller would look at. */
interface Client extends AutoCloseable {

    /** How many keys the operations on several keys have. */
    int BATCH = 100;

    /**
     * Reads a value.
     *
     * @param index which one, from 0 and less than {@link Values#COUNT}
     */
    @Nullable Object get(int index);

    /** Writes a value. */
    Object put(int index);

    /**
     * Reads {@value #BATCH} values.
     *
     * @param batch which ones, from 0 and less than {@link Values#COUNT} / {@value #BATCH}
     */
    Object getAll(int batch);

    /** Writes {@value #BATCH} values. */
    Object putAll(int batch);

    @Override
    void close();
}
