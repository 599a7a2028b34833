package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryHeader;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.entry.UnreadablePayloadException;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.Rewriting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Rewrites entries with today's compressor, and what their serializers wrote as it is. */
final class Recompression {

    private static final String NO_COMPRESSOR = "none";

    private final KeySpace space;
    private final Compressor compressor;
    private final int minSize;
    private final Payloads payloads;
    private final LongAdder unreadable = new LongAdder();

    Recompression(KeySpace space, FormatConfig config, Formats formats) {
        this.space = space;
        this.compressor = formats.compressor();
        this.minSize = config.compressorMinSize();
        this.payloads = new Payloads(formats, config.maxValueSize());
    }

    Rewritten run(EntryStore store, Executor workers, LongConsumer progress) {
        Rewriting rewriting = new Rewriting(store, space.allVersions(), this::rewritten, workers, progress);
        rewriting.run();
        return new Rewritten(rewriting.seen(), rewriting.rewritten(), unreadable.sum());
    }

    /** The entry with today's compressor; empty if it has that already, is being loaded, or can't be read. */
    private Optional<byte[]> rewritten(byte[] old) {
        EntryHeader header = EntryHeader.of(old);
        if (header == null || isLeftAlone(header.entry())) {
            return Optional.empty();
        }
        try {
            byte[] now = entry(old, header, payloads.read(old, header));
            return Arrays.equals(now, old) ? Optional.empty() : Optional.of(now);
        } catch (UnreadablePayloadException leftAlone) {
            unreadable.increment();
            return Optional.empty();
        }
    }

    private static boolean isLeftAlone(Entry entry) {
        return entry.isWithoutValue() || entry.isLeased() || entry.isNull();
    }

    private byte[] entry(byte[] old, EntryHeader header, byte[] payload) {
        byte[] smaller = compressed(header, payload);
        boolean helps = smaller.length < payload.length;
        byte[] id = (helps ? compressor.id() : NO_COMPRESSOR).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream now = new ByteArrayOutputStream();
        now.write(old, 0, header.compressorAt());
        now.write(id.length);
        now.writeBytes(id);
        now.writeBytes(helps ? smaller : payload);
        return now.toByteArray();
    }

    /** As when a value is written: small payloads, and single values, are not compressed. */
    private byte[] compressed(EntryHeader header, byte[] payload) {
        if (payload.length < minSize
                || compressor.id().equals(NO_COMPRESSOR)
                || header.serializer().equals("number")
                || header.serializer().startsWith("scalar:")) {
            return payload;
        }
        ByteArrayOutputStream smaller = new ByteArrayOutputStream();
        try (OutputStream out = compressor.compress(smaller)) {
            out.write(payload);
        } catch (IOException broken) {
            throw new UncheckedIOException("the compressor " + compressor.id() + " failed", broken);
        }
        return smaller.toByteArray();
    }
}
