package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.github.cdirediscache.format.Compressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdCompressorTest extends CheckedCompressorContract {

    @Override
    Compressor compressor() {
        return Compressors.zstd(OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {-7, 0, 1, 3, 19})
    void S13_level_inItsRange_roundTrips(int level) throws IOException {
        Compressor compressor = Compressors.zstd(OptionalInt.of(level));
        byte[] bytes = new byte[1000];

        byte[] compressed = compress(compressor, bytes);
        assertThat(decompress(compressor(), compressed, 1000)).isEqualTo(bytes);
        assertThat(compressed).hasSizeLessThan(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 20, 22, Integer.MAX_VALUE})
    void S13_level_outOfItsRange_throwsIllegalArgumentException(int level) {
        assertThatThrownBy(() -> Compressors.zstd(OptionalInt.of(level)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor.level must be from -7 to 19, was " + level + " (compressor zstd)");
    }

    /** It asks for a window of 128 MB, which is allocated before anything is unfolded. */
    @Test
    void S13_decompress_ofAFrameThatAsksForALargeWindow_throwsIOException() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressed = new ZstdOutputStreamNoFinalizer(out).setWindowLog(27)) {
            compressed.write(new byte[1000]);
            compressed.flush();
        }

        assertThatThrownBy(() -> decompress(compressor(), out.toByteArray(), 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too much memory");
    }

    @Test
    void id_always_isItsName() {
        assertThat(compressor().id()).isEqualTo("zstd");
    }
}
