package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipCompressorTest extends CheckedCompressorContract {

    @Override
    Compressor compressor() {
        return Compressors.gzip(OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 9})
    void S13_level_inItsRange_roundTrips(int level) throws IOException {
        Compressor compressor = Compressors.gzip(OptionalInt.of(level));
        byte[] bytes = new byte[1000];

        byte[] compressed = compress(compressor, bytes);
        assertThat(decompress(compressor(), compressed, 1000)).isEqualTo(bytes);
        assertThat(compressed.length >= bytes.length).isEqualTo(level == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 10, Integer.MAX_VALUE})
    void S13_level_outOfItsRange_throwsIllegalArgumentException(int level) {
        assertThatThrownBy(() -> Compressors.gzip(OptionalInt.of(level)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor.level must be from -1 to 9, was " + level + " (compressor gzip)");
    }

    @Test
    void id_always_isItsName() {
        assertThat(compressor().id()).isEqualTo("gzip");
    }
}
