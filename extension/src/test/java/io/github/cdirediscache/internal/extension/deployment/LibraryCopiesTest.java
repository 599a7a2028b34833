package io.github.cdirediscache.internal.extension.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.extension.CdiRedisCacheExtension;
import io.github.cdirediscache.extension.LogMessages;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCopiesTest {

    private static final String FILE = "io/github/cdirediscache/extension/version.properties";

    private LogMessages messages;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        messages = LogMessages.listening();
    }

    @AfterEach
    void endListening() {
        messages.close();
    }

    /** A copy of another place, as the library of an application beside that of its server. */
    private LibraryCopies withCopy(String version) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version=" + version);
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, LibraryCopies.class.getClassLoader())) {
            return LibraryCopies.of(application);
        }
    }

    private static URL locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String ownVersion() {
        LibraryCopies own = LibraryCopies.of(LibraryCopies.class.getClassLoader());
        return String.valueOf(own.versions().get(own.used()));
    }

    @Test
    void isHidden_applicationSeesThisCopyOrNone_isFalse() throws IOException {
        assertThat(LibraryCopies.isHidden(CdiRedisCacheExtension.class, LibraryCopies.class.getClassLoader()))
                .isFalse();
        assertThat(LibraryCopies.isHidden(CdiRedisCacheExtension.class, null)).isFalse();
        try (URLClassLoader alone = new URLClassLoader(new URL[0], null)) {
            assertThat(LibraryCopies.isHidden(CdiRedisCacheExtension.class, alone))
                    .isFalse();
        }
    }

    @Test
    void isHidden_applicationLoadsItsOwnCopy_isTrue() throws IOException {
        URL classes = locationOf(LibraryCopies.class);
        try (URLClassLoader apart = new URLClassLoader(new URL[] {classes, locationOf(Extension.class)}, null)) {
            assertThat(LibraryCopies.isHidden(CdiRedisCacheExtension.class, apart))
                    .isTrue();
        }
    }

    @Test
    void clash_namesBothPlaces() throws IOException {
        assertThat(withCopy("9.9.9").clash())
                .contains(
                        folder.toUri().toURL().toString(),
                        LibraryCopies.of(null).used())
                .contains("take one of them away");
    }

    @Test
    void logDeployment_oneCopy_namesCachesAndVersion() {
        LibraryCopies copies = LibraryCopies.of(LibraryCopies.class.getClassLoader());

        copies.logDeployment(LibraryCopiesTest.class, List.of("users", "stories"));

        assertThat(ownVersion()).matches("\\d+\\..*");
        assertThat(messages.all())
                .singleElement()
                .asString()
                .startsWith("INFO CRC4001: caches of file:")
                .contains("test-classes", ": stories, users (cdi-redis-cache " + ownVersion() + " of file:");
    }

    @Test
    void warnOfVersions_oneCopy_isSilent() {
        LibraryCopies.of(LibraryCopies.class.getClassLoader()).warnOfVersions();

        assertThat(messages.all()).isEmpty();
    }

    @Test
    void warnOfVersions_copyOfTheSameVersion_isSilent() throws IOException {
        withCopy(ownVersion()).warnOfVersions();

        assertThat(messages.all()).isEmpty();
    }

    @Test
    void warnOfVersions_copyOfAnotherVersion_namesBoth() throws IOException {
        withCopy("9.9.9").warnOfVersions();

        assertThat(messages.all())
                .singleElement()
                .asString()
                .startsWith("WARNING CRC4002: cdi-redis-cache " + ownVersion() + " of file:")
                .contains("is used", "9.9.9 of " + folder.toUri().toURL());
    }
}
