package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bzip2CompressorTest extends CheckedCompressorContract {

    @Override
    Compressor compressor() {
        return Compressors.bzip2(OptionalInt.empty());
    }

    /** It takes ten times as long as the others. */
    @Override
    int bombMegabytes() {
        return 60;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9})
    void S13_level_inItsRange_roundTrips(int level) throws IOException {
        Compressor compressor = Compressors.bzip2(OptionalInt.of(level));
        byte[] bytes = new byte[1000];

        byte[] compressed = compress(compressor, bytes);
        assertThat(decompress(compressor(), compressed, 1000)).isEqualTo(bytes);
        assertThat(compressed).hasSizeLessThan(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, -1, Integer.MAX_VALUE})
    void S13_level_outOfItsRange_throwsIllegalArgumentException(int level) {
        assertThatThrownBy(() -> Compressors.bzip2(OptionalInt.of(level)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor.level must be from 1 to 9, was " + level + " (compressor bzip2)");
    }

    @Test
    void id_always_isItsName() {
        assertThat(compressor().id()).isEqualTo("bzip2");
    }
}
