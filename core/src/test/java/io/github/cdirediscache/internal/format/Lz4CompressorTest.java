package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4CompressorTest extends CheckedCompressorContract {

    @Override
    Compressor compressor() {
        return Compressors.lz4(OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 17})
    void S13_level_inItsRange_roundTrips(int level) throws IOException {
        Compressor compressor = Compressors.lz4(OptionalInt.of(level));
        byte[] bytes = new byte[1000];

        byte[] compressed = compress(compressor, bytes);
        assertThat(decompress(compressor(), compressed, 1000)).isEqualTo(bytes);
        assertThat(compressed).hasSizeLessThan(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 18, Integer.MAX_VALUE})
    void S13_level_outOfItsRange_throwsIllegalArgumentException(int level) {
        assertThatThrownBy(() -> Compressors.lz4(OptionalInt.of(level)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor.level must be from 0 to 17, was " + level + " (compressor lz4)");
    }

    @Test
    void S13_decompress_ofManyFrames_readsTheFirst() throws IOException {
        byte[] frame = compress(compressor(), new byte[] {1});
        byte[] twice = Arrays.copyOf(frame, 2 * frame.length);
        System.arraycopy(frame, 0, twice, frame.length, frame.length);

        assertThat(decompress(compressor(), twice, 1000)).containsExactly(1);
    }

    @Test
    void id_always_isItsName() {
        assertThat(compressor().id()).isEqualTo("lz4");
    }
}
