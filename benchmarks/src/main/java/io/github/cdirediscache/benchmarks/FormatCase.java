package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes one value in one format, and reads it. */
interface FormatCase {

    List<String> SERIALIZERS = List.of("json", "binary", "msgpack", "yaml");
    List<String> COMPRESSORS = List.of("none", "zlib", "gzip", "bzip2", "zstd", "lz4");

    byte[] write() throws IOException;

    Object read(byte[] bytes) throws IOException;

    /**
     * A case.
     *
     * @param format a serializer, or a compressor, which then gets the value as JSON
     * @throws IllegalArgumentException if the format's library is not on the class path
     */
    static FormatCase of(String format, FormatValue value) throws IOException {
        if (SERIALIZERS.contains(format)) {
            return new Serialized(formats(format, "none").serializer(), value.value());
        }
        byte[] json = new Serialized(formats("json", "none").serializer(), value.value()).write();
        return new Compressed(formats("json", format).compressor(), json);
    }

    private static Formats formats(String serializer, String compressor) {
        Map<String, String> options =
                serializer.equals("binary") ? Map.of("allow", Article.class.getPackageName()) : Map.of();
        int maxSize = 1 << 24;
        return Formats.of(
                serializer, options, List.of(), compressor, OptionalInt.empty(), maxSize, List.of(), List.of());
    }

    /** By a serializer. */
    record Serialized(Serializer serializer, Articles value) implements FormatCase {

        @Override
        public byte[] write() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            serializer.serialize(value, Articles.class, out);
            return out.toByteArray();
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            return serializer.deserialize(new ByteArrayInputStream(bytes), Articles.class);
        }
    }

    /** By a compressor. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Compressed(Compressor compressor, byte[] payload) implements FormatCase {

        @Override
        public byte[] write() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = compressor.compress(bytes)) {
                out.write(payload);
            }
            return bytes.toByteArray();
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            try (InputStream in = compressor.decompress(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        }
    }
}
