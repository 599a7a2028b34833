package io.github.cdirediscache.reliability.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes of the fuzzer, of which the first ones choose something and the rest is the text or payload. */
final class Input {

    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next byte, 0 to 255; 0 at the end. */
    int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    /** An element that the next byte chooses. */
    <T> T oneOf(List<T> all) {
        return all.get(next() % all.size());
    }

    /** What has not been read yet. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    /** What has not been read yet, as text. */
    String text() {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    /** What has not been read yet, split at zero bytes: as many parts as asked for, the last ones perhaps empty. */
    List<byte[]> parts(int count) {
        byte[][] parts = new byte[count][];
        for (int i = 0; i < count; i++) {
            int end = at;
            while (end < bytes.length && (bytes[end] != 0 || i == count - 1)) {
                end++;
            }
            parts[i] = Arrays.copyOfRange(bytes, at, end);
            at = Math.min(bytes.length, end + 1);
        }
        return List.of(parts);
    }

    /** {@link #parts} as texts. */
    List<String> texts(int count) {
        return parts(count).stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .toList();
    }
}
