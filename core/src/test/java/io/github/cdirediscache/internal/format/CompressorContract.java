package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Compressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every compressor does. */
abstract class CompressorContract {

    private static final int MEGABYTES_2 = 2 * 1024 * 1024;

    abstract Compressor compressor();

    static byte[] compress(Compressor compressor, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressed = compressor.compress(out)) {
            compressed.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] decompress(Compressor compressor, byte[] bytes, long limit) throws IOException {
        try (InputStream in = new BoundedInputStream(compressor.decompress(new ByteArrayInputStream(bytes)), limit)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 65_536, MEGABYTES_2})
    void S13_roundTrip_ofAnyLength_givesTheSameBytes(int length) throws IOException {
        byte[] same = new byte[length];
        Arrays.fill(same, (byte) 'a');

        for (byte[] bytes : new byte[][] {random(length), same}) {
            byte[] compressed = compress(compressor(), bytes);
            assertThat(decompress(compressor(), compressed, length)).isEqualTo(bytes);
        }
    }

    @Test
    void S13_decompress_ofMoreThanTheLimit_throwsTooLargeException() throws IOException {
        byte[] bomb = compress(compressor(), new byte[MEGABYTES_2]);

        assertThatThrownBy(() -> decompress(compressor(), bomb, MEGABYTES_2 - 1))
                .isInstanceOfSatisfying(
                        TooLargeException.class, e -> assertThat(e.limit()).isEqualTo(MEGABYTES_2 - 1));
    }

    @Test
    void compress_closed_closesTheStreamBelow() throws IOException {
        boolean[] closed = new boolean[2];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        compressor().compress(out).close();
        InputStream in = new ByteArrayInputStream(compress(compressor(), new byte[1])) {
            @Override
            public void close() {
                closed[1] = true;
            }
        };
        compressor().decompress(in).close();

        assertThat(closed).containsExactly(true, true);
    }

    @Test
    void compress_whereTheStreamFails_throwsItsException() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> {
                    try (OutputStream out = compressor().compress(broken)) {
                        out.write(1);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    @Test
    void id_always_isFitForAHeader() {
        assertThat(compressor().id()).matches("[a-z0-9-]{1,32}");
    }
}
