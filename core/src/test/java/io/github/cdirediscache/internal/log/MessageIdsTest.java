package io.github.cdirediscache.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private static final Pattern ID = Pattern.compile("CRC\\d{4}");

    @Test
    void messageIds_ofTheSources_areListedOnceEach() throws IOException {
        List<String> listed = ids(Files.readString(Path.of("../message-ids.txt")));
        List<String> used = ids(sources());
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(used).doesNotHaveDuplicates().isNotEmpty().isSubsetOf(listed);
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("core", "interceptors", "extension")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(match -> match.group()).toList();
    }
}
