package io.github.cdirediscache.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisBinaryTest {

    private static final EmbeddedBinary NONE = EmbeddedBinary.named("redis-server-for-nobody");

    @TempDir
    private Path directory;

    @Test
    void find_byDefault_unpacksForThisUserAlone() throws IOException {
        Path found = new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "").find("");

        assertThat(found).startsWith(directory).isExecutable();
        assertThat(mode(found)).isEqualTo("rwx------");
        assertThat(mode(found.getParent())).isEqualTo("rwx------");
    }

    @Test
    void find_fileThereIsShort_isReplaced() throws IOException {
        RedisBinary binary = new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "");
        Path found = binary.find("");
        long size = Files.size(found);
        Files.writeString(found, "half");

        assertThat(binary.find("")).isEqualTo(found).hasSize(size);
    }

    @Test
    void find_fileThereIsAnotherOfThatSize_isReplacedAndNotRun() throws IOException {
        RedisBinary binary = new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "");
        Path found = binary.find("");
        byte[] right = Files.readAllBytes(found);
        Path trace = directory.resolve("was-run");
        byte[] other = Arrays.copyOf(("#!/bin/sh\necho v=1 | tee " + trace + "\nexit\n").getBytes(UTF_8), right.length);
        Files.write(found, other);

        assertThat(binary.find("")).isEqualTo(found).hasBinaryContent(right);
        assertThat(trace).doesNotExist();
    }

    @Test
    void find_anotherServerOnTheClassPath_isNotRun() {
        EmbeddedBinary other = new EmbeddedBinary(
                EmbeddedBinary.ofThisMachine().name(),
                "/" + RedisBinaryTest.class.getName().replace('.', '/') + ".class");

        assertThatThrownBy(() -> new RedisBinary(directory, other, directory.toString()).find(""))
                .hasMessageContaining("is not the server of org.signal:embedded-redis:0.9.1: its SHA-256 is not");
        assertThat(directory).isDirectoryRecursivelyContaining("glob:**/cdi-redis-cache-*");
        assertThat(directory).isDirectoryNotContaining("glob:**/redis-server-*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-amd64", "linux-arm64", "linux-386", "darwin-amd64", "darwin-arm64"})
    void checksum_ofEachServerInTheJar_isRight(String platform) throws IOException {
        String name = "redis-server-7.0.15-" + platform;
        Path copy = directory.resolve(name);
        try (InputStream content = EmbeddedBinary.class.getResourceAsStream("/" + name)) {
            Files.copy(content, copy);
        }
        assertThat(BinaryChecksum.of(name).orElseThrow().isThatOf(copy)).isTrue();
        Files.write(copy, new byte[1], StandardOpenOption.APPEND);
        assertThat(BinaryChecksum.of(name).orElseThrow().isThatOf(copy)).isFalse();
    }

    @Test
    void find_fileThereIsWhole_isUsedAsItIs() throws IOException {
        RedisBinary binary = new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "");
        Path found = binary.find("");
        var modified = Files.getLastModifiedTime(found);

        assertThat(binary.find("")).isEqualTo(found);
        assertThat(Files.getLastModifiedTime(found)).isEqualTo(modified);
    }

    @Test
    void find_directoryWritableByOthers_isNotTrusted() throws IOException {
        Path found = new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "").find("");
        Files.setPosixFilePermissions(found.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "").find(""))
                .hasMessageContaining("must be writable by its owner alone");
    }

    @Test
    void find_propertySet_takesThatOne() throws IOException {
        Path own = script("own-redis", "echo 'Redis server v=99'");

        assertThat(new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "").find(own.toString()))
                .isEqualTo(own);
    }

    @Test
    void find_propertySetToWhatDoesNotRun_takesNoOther() throws IOException {
        Path broken = script("broken", "echo no such library; exit 127");

        assertThatThrownBy(() -> new RedisBinary(directory, EmbeddedBinary.ofThisMachine(), "").find(broken.toString()))
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining("system property redis.server (" + broken)
                .hasMessageContaining("exit code 127, no such library");
    }

    @Test
    void find_noneOnTheClassPath_takesTheFirstOnThePathThatRuns() throws IOException {
        Path broken = Files.createDirectory(directory.resolve("a"));
        Path good = Files.createDirectory(directory.resolve("b"));
        script("a/redis-server", "exit 1");
        Path expected = script("b/redis-server", "echo 'Redis server v=99'");

        assertThat(new RedisBinary(directory, NONE, "::" + broken + ":" + good).find(""))
                .isEqualTo(expected);
    }

    @Test
    void find_none_saysWhatWasTriedAndWhatToDo() {
        assertThatThrownBy(() -> new RedisBinary(directory, NONE, directory.toString()).find(""))
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining("class path resource redis-server-for-nobody (not there)")
                .hasMessageContaining("PATH (no redis-server that runs in " + directory + ")")
                .hasMessageContaining("Install Redis")
                .hasMessageContaining("set the system property redis.server");
    }

    @Test
    void of_namesOfSystemsAndArchitectures_areThoseOfTheJar() {
        assertThat(EmbeddedBinary.of("Linux", "amd64").name()).isEqualTo("redis-server-7.0.15-linux-amd64");
        assertThat(EmbeddedBinary.of("Linux", "aarch64").name()).isEqualTo("redis-server-7.0.15-linux-arm64");
        assertThat(EmbeddedBinary.of("Linux", "i386").name()).isEqualTo("redis-server-7.0.15-linux-386");
        assertThat(EmbeddedBinary.of("Mac OS X", "x86_64").name()).isEqualTo("redis-server-7.0.15-darwin-amd64");
        assertThat(EmbeddedBinary.of("Mac OS X", "aarch64").name()).isEqualTo("redis-server-7.0.15-darwin-arm64");
        assertThat(EmbeddedBinary.of("Windows 11", "amd64").name()).isEqualTo("redis-server-7.0.15-windows-11-amd64");
    }

    private Path script(String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
