package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoCompressorTest extends CompressorContract {

    @Override
    Compressor compressor() {
        return Compressors.none();
    }

    @Test
    void compress_always_leavesBytesAsTheyAre() throws IOException {
        assertThat(compress(compressor(), new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
        assertThat(compressor().id()).isEqualTo("none");
    }
}
