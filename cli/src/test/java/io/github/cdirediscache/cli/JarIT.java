package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an operator runs it. */
@RedisTest
class JarIT {

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String out, String err) {}

    private Ended java(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
        command.add(System.getProperty("cli.jar"));
        command.addAll(List.of(args));
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        process.environment().putAll(environment);
        int exitCode = process.start().waitFor();
        return new Ended(
                exitCode,
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    @Test
    void jar_inAFolderWithSettings_findsThemAndTheEnvironment(RedisServer server) throws Exception {
        new Settled(server, folder, "redis-cache.stories.locations=nowhere.invalid")
                .application(stories -> stories.put("1", Map.of("title", "one")));
        Ended get = java(Map.of("REDIS_CACHE_STORIES_LOCATIONS", server.url()), "get", "stories", "1");
        assertThat(get.err).isEmpty();
        assertThat(get.exitCode).isZero();
        assertThat(get.out).contains("{\"title\":\"one\"}");
    }

    @Test
    void jar_ofEachFormat_readsIt(RedisServer server) throws Exception {
        Settled settled = new Settled(server, folder);
        for (String compressor : List.of("zlib", "gzip", "bzip2", "zstd", "lz4")) {
            settled.application(
                    config -> config.compressor(compressor).compressorMinSize(0),
                    stories -> stories.put(compressor, "x".repeat(300)));
            Ended get = java(Map.of(), "get", "stories", compressor);
            assertThat(get.out).containsPattern("compressor +" + compressor).contains("xxxxx");
        }
    }

    @Test
    void jar_whenRedisIsDown_saysSoInOneLine(RedisServer server) throws Exception {
        new Settled(server, folder);
        server.kill();
        Ended clear = java(Map.of(), "clear", "stories", "--yes");
        assertThat(clear.exitCode).isEqualTo(1);
        assertThat(clear.out).isEmpty();
        assertThat(clear.err).hasLineCount(1).contains("did not answer");
    }

    @Test
    void jar_version_isThatOfTheBuild() throws Exception {
        assertThat(java(Map.of(), "--version").out).matches("cdi-redis-cache \\d+\\..*\\R");
    }
}
