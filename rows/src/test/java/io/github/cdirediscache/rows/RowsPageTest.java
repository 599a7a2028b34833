package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsPageTest {

    @TempDir
    Path directory;

    @Test
    void read_page_hasIdsAndTitles() throws IOException {
        assertThat(RowsPage.read(page("""
                        | id | what | here |
                        |---|---|---|
                        | S01 | TCP `host:port` | S02 |
                        |S02|`resp2\\|resp3`|x|

                        | DB | S03 | no row |
                        """)))
                .containsExactly(new Row("S01", "TCP `host:port`"), new Row("S02", "`resp2\\|resp3`"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                no table                           ; no line begins with the id of a row
                | S02 | b | c |                    ; expected S01, found S02
                | S01 | a | c |_| S01 | b | c |    ; expected S02, found S01
                | S01 | a | c |_| S03 | b | c |    ; expected S02, found S03
                | S01 |  | c |                     ; row S01 has no title
                """)
    void read_badTable_isAnErrorThatSaysWhy(String text, String message) throws IOException {
        Path page = page(text.replace('_', '\n'));
        assertThatThrownBy(() -> RowsPage.read(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page.md: ")
                .hasMessageContaining(message);
    }

    private Path page(String text) throws IOException {
        return Files.writeString(directory.resolve("page.md"), text);
    }
}
