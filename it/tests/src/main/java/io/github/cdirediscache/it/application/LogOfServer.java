package io.github.cdirediscache.it.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a server has written to its log since.
 *
 * @param file its log; empty if it has none that tells more than Arquillian does
 * @param from the length of the log at the beginning
 */
record LogOfServer(Optional<Path> file, int from) {

    private static final String FILE = "it.server-log";

    static LogOfServer fromNow() {
        Optional<Path> file = Optional.ofNullable(System.getProperty(FILE)).map(Path::of);
        return new LogOfServer(file, file.map(log -> read(log).length).orElse(0));
    }

    String text() {
        return file.map(LogOfServer::read)
                .map(all -> new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
