package io.github.cdirediscache.benchmarks;

import java.util.Random;
import java.util.stream.IntStream;

/** The values that are read. More than one, so that a read does not find all it needs in the processor's cache. */
final class Values {

    static final int COUNT = 1000;

    private final byte[][] bytes = new byte[COUNT][];
    private final String[] keys =
            IntStream.range(0, COUNT).mapToObj(i -> "story-" + (10_000 + i)).toArray(String[]::new);

    Values(int size) {
        Random random = new Random(size);
        for (int i = 0; i < COUNT; i++) {
            bytes[i] = new byte[size];
            random.nextBytes(bytes[i]);
        }
    }

    String key(int index) {
        return keys[index];
    }

    byte[] bytes(int index) {
        return bytes[index].clone();
    }
}
