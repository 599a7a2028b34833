package io.github.cdirediscache.benchmarks;

import java.nio.charset.StandardCharsets;

/** Keys that are ready to send, as long as those of the cache. */
final class RawKeys {

    private final byte[][] keys = new byte[Values.COUNT][];

    RawKeys(Values values) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ("raws:1:" + values.key(i)).getBytes(StandardCharsets.UTF_8);
        }
    }

    byte[] key(int index) {
        return keys[index];
    }
}
