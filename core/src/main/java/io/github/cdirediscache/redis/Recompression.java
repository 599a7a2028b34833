package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.connection.Script;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeySpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Rewrites entries with today's compressor, and what their serializers wrote as it is. Not thread-safe. */
final class Recompression {

    /** Values held in memory at once. */
    private static final int BATCH = 100;

    private static final String NO_COMPRESSOR = "none";

    private final KeySpace space;
    private final Compressor compressor;
    private final int minSize;
    private final Payloads payloads;
    private final LongConsumer progress;
    private long seen;
    private long rewritten;
    private long unreadable;

    Recompression(KeySpace space, FormatConfig config, Formats formats, LongConsumer progress) {
        this.space = space;
        this.compressor = formats.compressor();
        this.minSize = config.compressorMinSize();
        this.payloads = new Payloads(formats, config.maxValueSize());
        this.progress = progress;
    }

    Rewritten run(List<ScannedServer> servers) {
        for (ScannedServer server : servers) {
            Scan scan = server.scan(space.allVersionsPattern());
            while (scan.hasNext()) {
                List<byte[]> keys =
                        scan.next().stream().filter(space::isValueOfAnyVersion).toList();
                for (int from = 0; from < keys.size(); from += BATCH) {
                    List<byte[]> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
                    rewrite(server.shard(), batch);
                    seen += batch.size();
                    progress.accept(seen);
                }
            }
        }
        return new Rewritten(seen, rewritten, unreadable);
    }

    private void rewrite(Node node, List<byte[]> keys) {
        List<@Nullable Object> values = node.sendAll(
                keys.stream().map(key -> Request.get(key).ofMaster()).toList());
        List<Request> replacements = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (values.get(i) instanceof CacheUnavailableException failure) {
                throw failure;
            }
            if (values.get(i) instanceof byte[] old) {
                byte[] key = keys.get(i);
                rewritten(old)
                        .map(now -> Request.run(Scripts.REPLACE, key, Script.sha1Hex(old), now))
                        .ifPresent(replacements::add);
            }
        }
        if (!replacements.isEmpty()) {
            rewritten += node.sendAll(replacements).stream()
                    .mapToLong(Recompression::number)
                    .sum();
        }
    }

    private static long number(@Nullable Object answer) {
        if (answer instanceof RuntimeException failure) {
            throw failure;
        }
        return Reads.number(answer);
    }

    /** The entry with today's compressor; empty if it has that already, is being loaded, or can't be read. */
    private Optional<byte[]> rewritten(byte[] old) {
        RawHeader header = RawHeader.of(old);
        if (header == null || isLeftAlone(header.entry())) {
            return Optional.empty();
        }
        try {
            byte[] now = entry(old, header, payloads.read(old, header));
            return Arrays.equals(now, old) ? Optional.empty() : Optional.of(now);
        } catch (UnreadablePayloadException leftAlone) {
            unreadable++;
            return Optional.empty();
        }
    }

    private static boolean isLeftAlone(Entry entry) {
        return entry.isWithoutValue() || entry.isLeased() || entry.isNull();
    }

    private byte[] entry(byte[] old, RawHeader header, byte[] payload) {
        byte[] smaller = compressed(header, payload);
        boolean helps = smaller.length < payload.length;
        byte[] id = (helps ? compressor.id() : NO_COMPRESSOR).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream now = new ByteArrayOutputStream();
        now.write(old, 0, header.idsAt() + 1 + header.serializer().length());
        now.write(id.length);
        now.writeBytes(id);
        now.writeBytes(helps ? smaller : payload);
        return now.toByteArray();
    }

    /** As when a value is written: small payloads, and single values, are not compressed. */
    private byte[] compressed(RawHeader header, byte[] payload) {
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
