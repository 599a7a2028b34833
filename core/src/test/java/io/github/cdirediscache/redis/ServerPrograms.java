package io.github.cdirediscache.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers of other generations than the one that the tests usually run on. A test that needs one that is not here is skipped. */
final class ServerPrograms {

    private static final String OLDER = "/redis-server-6.2.6-v5-linux-amd64";

    private ServerPrograms() {}

    /** Redis 6.2, from a jar of Maven Central. */
    static Path redis62() {
        boolean isRunnable = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(isRunnable, "the Redis 6.2 of these tests runs on Linux on amd64 only");
        try (InputStream program = ServerPrograms.class.getResourceAsStream(OLDER)) {
            Path file = Files.createTempFile("redis-server-6.2-", "");
            file.toFile().deleteOnExit();
            Files.write(file, program.readAllBytes());
            assumeTrue(file.toFile().setExecutable(true), "no program can be made of " + file);
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Valkey, where it is installed. */
    static Path valkey() {
        Optional<Path> installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "valkey-server"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(installed.isPresent(), "there is no valkey-server on the PATH: install Valkey to run these tests");
        return installed.get();
    }
}
