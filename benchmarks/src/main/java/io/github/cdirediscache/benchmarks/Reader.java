package io.github.cdirediscache.benchmarks;

import org.jspecify.annotations.Nullable;

/** One way to read the values. */
interface Reader extends AutoCloseable {

    /**
     * Reads a value.
     *
     * @param index which one, from 0 and less than {@link Values#COUNT}
     */
    byte @Nullable [] read(int index);

    @Override
    void close();
}
