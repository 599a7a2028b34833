package io.github.cdirediscache.internal.entry;

import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.internal.format.BoundedInputStream;
import io.github.cdirediscache.internal.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes payloads out of entries. Whatever an entry claims, a payload has no more bytes than a value may have. */
public final class Payloads {

    private static final String NO_COMPRESSOR = "none";

    private final Formats formats;
    private final int maxValueSize;

    /**
     * Takes out what one cache's formats can read.
     *
     * @param formats the formats
     * @param maxValueSize the most bytes of a payload
     */
    public Payloads(Formats formats, int maxValueSize) {
        this.formats = formats;
        this.maxValueSize = maxValueSize;
    }

    /**
     * The payload as the serializer wrote it.
     *
     * @param bytes what stands in Redis
     * @param header its header
     * @return the payload, decompressed
     * @throws UnreadablePayloadException if it can't be decompressed, or is too large
     */
    public byte[] read(byte[] bytes, EntryHeader header) throws UnreadablePayloadException {
        InputStream stored = new ByteArrayInputStream(bytes, header.payloadAt(), bytes.length - header.payloadAt());
        try (InputStream payload = new BoundedInputStream(decompressed(header, stored), maxValueSize)) {
            return payload.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError broken) {
            throw new UnreadablePayloadException(
                    "its payload is cut off, no " + name(header) + ", or larger than max-value-size", broken);
        }
    }

    private InputStream decompressed(EntryHeader header, InputStream stored)
            throws IOException, UnreadablePayloadException {
        if (header.compressor().equals(NO_COMPRESSOR)) {
            return stored;
        }
        Optional<Compressor> compressor = formats.acceptedCompressor(header.compressor());
        if (compressor.isEmpty()) {
            throw new UnreadablePayloadException("its compressor, " + name(header) + ", is not known here", null);
        }
        return compressor.get().decompress(stored);
    }

    /** An id is from outside. */
    private static String name(EntryHeader header) {
        return header.compressor().matches("[a-z0-9-]{1,32}") ? header.compressor() : "one with a malformed name";
    }
}
