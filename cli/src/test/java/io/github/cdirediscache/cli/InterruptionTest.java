package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop while it works. */
@RedisTest
@Timeout(120)
class InterruptionTest {

    private static final int KEYS = 400_000;

    /** What a server writes in less than a second, however busy the machine is. */
    private static final int BATCH = 50_000;

    @TempDir
    private Path folder;

    private Process start(File err, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(err)
                .start();
    }

    private static int keys(RedisServer server) {
        return Integer.parseInt(server.command("DBSIZE"));
    }

    @Test
    void clear_interrupted_stopsAndSaysHowManyAreGone(RedisServer server) throws Exception {
        new Settled(server, folder, "redis-cache.stories.socket-timeout=20s");
        for (int from = 1; from <= KEYS; from += BATCH) {
            server.command(
                    "EVAL",
                    "for i = ARGV[1], ARGV[2] do redis.call('SET', 'stories:1:' .. i, '1') end",
                    "0",
                    Integer.toString(from),
                    Integer.toString(from + BATCH - 1));
        }
        File err = folder.resolve("err.txt").toFile();

        Process clear = start(err, "clear", "stories", "--yes");
        while (keys(server) == KEYS) {
            assertThat(clear.isAlive()).isTrue();
        }
        clear.toHandle().destroy();
        clear.waitFor();

        String message = Files.readString(err.toPath(), StandardCharsets.UTF_8);
        Matcher said = Pattern.compile("interrupted: ([0-9,]+) keys removed; the others are still there")
                .matcher(message);
        assertThat(said.find()).as(message).isTrue();
        int left = keys(server);
        assertThat(left).isPositive();
        assertThat(Integer.parseInt(said.group(1).replace(",", ""))).isEqualTo(KEYS - left);
        assertThat(Files.readString(folder.resolve("out.txt"))).isEmpty();
    }
}
