package io.github.cdirediscache.internal.format;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import io.github.cdirediscache.format.Compressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.OptionalInt;

/**
 * The Zstandard format with a checksum, by zstd-jni, which brings native libraries.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
final class ZstdCompressor implements Compressor {

    /** Beyond 19 the window would be larger than readers have to take. */
    private static final LevelRange LEVELS = new LevelRange("zstd", -7, 19, 3);

    /** 8 MB, which RFC 8878 recommends to support at least: a frame may ask for no more, whatever it claims. */
    private static final int MAX_WINDOW_LOG = 23;

    private final int level;

    ZstdCompressor(OptionalInt level) {
        this.level = LEVELS.check(level);
    }

    /** One that is to be written with: where there is no native library for this machine, it fails here. */
    static ZstdCompressor loaded(OptionalInt level) {
        Native.load();
        return new ZstdCompressor(level);
    }

    @Override
    public String id() {
        return "zstd";
    }

    @Override
    public OutputStream compress(OutputStream out) throws IOException {
        return new ZstdOutputStreamNoFinalizer(out, level).setChecksum(true);
    }

    @Override
    public InputStream decompress(InputStream in) throws IOException {
        // The library takes no bytes at all for a stream of nothing.
        PushbackInputStream begun = new PushbackInputStream(in);
        int first = begun.read();
        if (first < 0) {
            throw new EOFException("the stream ends before its Zstandard frame");
        }
        begun.unread(first);
        return new ReadingStream(new ZstdInputStreamNoFinalizer(begun).setLongMax(MAX_WINDOW_LOG), "Zstandard");
    }
}
