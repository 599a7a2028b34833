package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.io.InputStream;
import java.io.OutputStream;

/** Leaves bytes as they are. */
final class NoCompressor implements Compressor {

    @Override
    public String id() {
        return "none";
    }

    @Override
    public OutputStream compress(OutputStream out) {
        return out;
    }

    @Override
    public InputStream decompress(InputStream in) {
        return in;
    }
}
