package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedInputStreamTest {

    private static InputStream of(int length, long limit) {
        return new BoundedInputStream(new ByteArrayInputStream(new byte[length]), limit);
    }

    /** Goes on for ever, and counts what is asked of it. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            given += length;
            return length;
        }

        @Override
        public long skip(long count) {
            given += count;
            return count;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 100, Integer.MAX_VALUE, Long.MAX_VALUE})
    void read_upToTheLimit_givesAllBytes(long limit) throws IOException {
        assertThat(of(3, limit).readAllBytes()).hasSize(3);
        assertThat(of(3, limit).skip(10)).isEqualTo(3);
        try (InputStream in = of(3, limit)) {
            assertThat(new int[] {in.read(), in.read(), in.read(), in.read()}).containsExactly(0, 0, 0, -1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void read_overTheLimit_throwsTooLargeException(long limit) {
        assertThatThrownBy(() -> of(3, limit).readAllBytes())
                .isInstanceOf(TooLargeException.class)
                .hasMessage("a value must be at most " + limit + " bytes long, was longer (max-value-size)");
        assertThatThrownBy(() -> of(3, limit).skip(3)).isInstanceOf(TooLargeException.class);
        assertThatThrownBy(() -> {
                    try (InputStream in = of(3, limit)) {
                        while (in.read() >= 0) {}
                    }
                })
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    void read_ofAnEndlessStream_takesOneByteMoreThanTheLimit() {
        Endless endless = new Endless();

        assertThatThrownBy(() -> new BoundedInputStream(endless, 1000).readAllBytes())
                .isInstanceOf(TooLargeException.class);
        assertThat(endless.given).isEqualTo(1001);
    }

    @Test
    void read_afterTheLimitWasPassed_fails() throws IOException {
        try (InputStream in = of(3, 1)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(TooLargeException.class);
            assertThatThrownBy(in::read).isInstanceOf(TooLargeException.class);
        }
    }

    @Test
    void mark_always_isNotSupported() throws IOException {
        try (InputStream in = of(3, 3)) {
            in.mark(3);

            assertThat(in.markSupported()).isFalse();
            assertThatThrownBy(in::reset).isInstanceOf(IOException.class);
        }
    }

    @Test
    void constructor_withANegativeLimit_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> of(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must not be negative, was -1");
    }
}
