package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a compressor does besides, if its format has a checksum. */
abstract class CheckedCompressorContract extends CompressorContract {

    private static final byte[] TEXT = "a text, a text, a text".getBytes(StandardCharsets.UTF_8);

    @Test
    void S13_compress_ofWhatRepeatsItself_makesItShorter() throws IOException {
        assertThat(compress(compressor(), new byte[100_000])).hasSizeLessThan(1000);
    }

    /** How much the bomb unfolds to: more than the heap of a test's JVM. */
    int bombMegabytes() {
        return 600;
    }

    @Test
    void S13_decompress_ofABomb_unfoldsNoMoreThanTheLimit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (OutputStream out = compressor().compress(bomb)) {
            for (int i = 0; i < bombMegabytes(); i++) {
                out.write(zeros);
            }
        }

        assertThat(bomb.size()).isLessThan(bombMegabytes() * zeros.length / 100);
        assertThatThrownBy(() -> decompress(compressor(), bomb.toByteArray(), zeros.length))
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    void S13_decompress_ofTruncatedBytes_throwsIOException() throws IOException {
        byte[] compressed = compress(compressor(), TEXT);

        for (int length = 0; length < compressed.length; length++) {
            byte[] cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> decompress(compressor(), cut, 1000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void S13_decompress_ofGarbage_throwsIOException() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                byte[] garbage = new byte[100];
                Arrays.fill(garbage, (byte) 0xff);
                garbage[0] = (byte) first;
                garbage[1] = (byte) second;
                assertThatThrownBy(() -> decompress(compressor(), garbage, 1000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void S13_decompress_ofAChangedByte_throwsIOExceptionOrGivesTheSame() throws IOException {
        byte[] compressed = compress(compressor(), TEXT);

        for (int i = 0; i < compressed.length; i++) {
            byte[] changed = compressed.clone();
            changed[i] ^= 0x10;
            try {
                // A few bytes of a header say nothing about the content.
                assertThat(decompress(compressor(), changed, 1000)).isEqualTo(TEXT);
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
        }
    }
}
