package io.github.cdirediscache.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.format.Formats;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids in headers get into messages: what is no printable ASCII is no id. */
class EntryIdsTest {

    private final EntryCodec codec = new EntryCodec(
            String.class,
            Formats.of("json", Map.of(), List.of(), "none", OptionalInt.empty(), 1000, List.of(), List.of()),
            0,
            1000,
            Verify.NEVER);

    private static byte[] entry(byte[] serializer, byte[] compressor) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(new byte[] {Entry.MAGIC, Entry.VERSION, 0, (byte) serializer.length});
        entry.writeBytes(serializer);
        entry.write(compressor.length);
        entry.writeBytes(compressor);
        entry.writeBytes("\"v\"".getBytes(StandardCharsets.UTF_8));
        return entry.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nCRC1001: forged", "\u001b[2J", "a b", "\u0000", "\u0085", "\u00ad", "\u007f"})
    void read_idIsNotPrintable_isCorruptAndQuotesNothing(String id) {
        for (byte[] bytes : List.of(entry(latin(id), latin("none")), entry(latin("json"), latin(id)))) {
            assertThat(EntryHeader.of(bytes)).isNull();
            assertThatExceptionOfType(CorruptEntryException.class)
                    .isThrownBy(() -> codec.read(bytes, Entry.of(bytes)))
                    .withMessage("its header is cut off, or has an id that is not printable");
        }
    }

    @Test
    void read_anyIds_giveMessagesOfPrintableCharacters() {
        Random random = new Random(3);
        for (int run = 0; run < 5000; run++) {
            byte[] bytes = entry(random(random), random(random));
            String message = message(bytes);
            assertThat(message == null || message.chars().allMatch(c -> c >= ' ' && c <= '~'))
                    .as(message)
                    .isTrue();
            EntryHeader header = EntryHeader.of(bytes);
            assertThat(header == null
                            || (header.serializer() + header.compressor())
                                    .chars()
                                    .allMatch(c -> c > ' ' && c <= '~'))
                    .isTrue();
        }
    }

    private static byte[] random(Random random) {
        byte[] id = new byte[random.nextInt(5)];
        random.nextBytes(id);
        return id;
    }

    private @Nullable String message(byte[] bytes) {
        try {
            codec.read(bytes, Entry.of(bytes));
            return null;
        } catch (CorruptEntryException corrupt) {
            return corrupt.getMessage();
        }
    }
}
