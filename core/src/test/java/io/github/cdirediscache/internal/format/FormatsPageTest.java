package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Holds the tables of the page on serializers, and its example, to the code; {@code SerializersPageTest} does the rest. */
class FormatsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../docs/serializers.md");

    @Test
    void page_tablesOfFormats_haveThemAllWithTheirArtifacts() throws IOException {
        String page = Files.readString(PAGE);

        for (String id : List.of("json", "binary", "msgpack", "yaml", "none", "zlib", "gzip", "bzip2", "zstd", "lz4")) {
            assertThat(page).contains("| `" + id + "` |");
        }
        for (Library library : Library.values()) {
            assertThat(page).contains("`" + library.artifact() + "`");
        }
        assertThat(page).contains("`io.github.cdirediscache:cdi-redis-cache-jackson`");
        for (String option : BinarySerializer.OPTIONS) {
            assertThat(page).contains("| `" + option + "` |");
        }
        for (String option : JsonOptionNames.ALL) {
            assertThat(page).contains("| `" + option + "` |");
        }
    }

    private static Formats plainText() {
        return Formats.of(
                PlainTextSerializer.class.getName(),
                Map.of(),
                List.of(),
                "none",
                OptionalInt.empty(),
                1000,
                List.of(),
                List.of());
    }

    @Test
    void S10_exampleOfThePage_byItsClassName_readsWhatItWrites() throws IOException {
        try (Formats formats = plainText()) {
            byte[] bytes = SerializerContract.write(formats.serializer(), Corpus.UNICODE, String.class);

            assertThat(SerializerContract.read(formats.serializer(), bytes, String.class))
                    .isEqualTo(Corpus.UNICODE);
            assertThat(formats.acceptedSerializer("plain-text")).containsSame(formats.serializer());
            assertThatThrownBy(() -> SerializerContract.write(formats.serializer(), 1, Integer.class))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(
                            () -> SerializerContract.read(formats.serializer(), new byte[] {(byte) 0xff}, String.class))
                    .isInstanceOf(IOException.class);
        }
    }
}
