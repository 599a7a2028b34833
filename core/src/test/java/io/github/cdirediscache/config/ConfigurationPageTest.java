package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the reference of options to the code. With {@code -Ddocs.update=true} it writes the reference instead. */
class ConfigurationPageTest {

    private static final String BEGIN =
            "<!-- options:begin (written by ConfigurationPageTest from the code; run it with -Ddocs.update=true) -->\n";
    private static final String END = "<!-- options:end -->";

    @Test
    void page_table_isThatOfTheCode() throws IOException {
        Path page = Path.of(System.getProperty("basedir", ".")).resolve("../docs/configuration.md");
        String text = Files.readString(page);
        assertThat(text).contains(BEGIN, END);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String expected = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page, expected);
        } else {
            assertThat(text)
                    .as("docs/configuration.md differs from the options in the code; to write it anew, run"
                            + " mvn test -pl core -am -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Ddocs.update=true")
                    .isEqualTo(expected);
        }
    }

    @Test
    void page_linksOfTheTable_leadToHeadings() throws IOException {
        String text =
                Files.readString(Path.of(System.getProperty("basedir", ".")).resolve("../docs/configuration.md"));
        assertThat(text).contains("\n## Locations\n", "\n## Secrets\n", "\n## Inheritance\n");
    }

    private static String table() {
        return "| option | type | default | meaning |\n|---|---|---|---|\n"
                + Options.REFERENCE.stream().map(ConfigurationPageTest::row).collect(joining());
    }

    private static String row(Option<?> option) {
        return Stream.of("`" + option.name() + "`", option.typeText(), option.defaultText(), option.meaning())
                .collect(joining(" | ", "| ", " |\n"));
    }
}
