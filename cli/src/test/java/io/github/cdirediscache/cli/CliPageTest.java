package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Checks that docs/cli.md and docs/cli-reference.md show what the tool prints. With {@code -Ddocs.update=true} it writes the
 * outputs into the pages instead.
 */
@RedisTest(password = "s3cret")
class CliPageTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", ".")).resolve("../docs");
    private static final Path REFERENCE = DOCS.resolve("cli-reference.md");
    private static final String PROMPT = "$ cdi-redis-cache ";

    @TempDir
    private Path folder;

    @Test
    void guide_outputs_areThoseOfTheTool(RedisServer server) throws IOException {
        checkOutputs(DOCS.resolve("cli.md"), server);
    }

    @Test
    void reference_outputs_areThoseOfTheTool(RedisServer server) throws IOException {
        checkOutputs(REFERENCE, server);
    }

    private void checkOutputs(Path page, RedisServer server) throws IOException {
        Settled settled = new Settled(
                server,
                folder,
                "redis-cache.stories.compressor=zlib",
                "redis-cache.stories.compressor.min-size=0",
                "redis-cache.stories.stale-for=1d");
        settled.application(
                config -> config.compressor("zlib").compressorMinSize(0).staleFor(Duration.ofDays(1)), this::fill);
        // As it was before the compressor was set.
        settled.application(stories -> {
            stories.put("counter", 42L, Cache.FOREVER);
            stories.withVersion(2).put("story.1", story(), Duration.ofDays(1));
        });
        List<String> lines = Files.readAllLines(page);
        List<String> expected = withOutputs(lines, settled, server);
        if (Boolean.getBoolean("docs.update")) {
            Files.write(page, expected);
        } else {
            assertThat(lines)
                    .as(
                            "%s differs from what the tool prints; to write its blocks anew, run mvn test -pl cli -am"
                                    + " -Dtest=CliPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true",
                            page.getFileName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void reference_ofEachCommand_hasTheHelp() throws IOException {
        CommandLine tool = Tool.commandLine(Terminal.ofProcess());
        assertThat(Files.readAllLines(REFERENCE))
                .containsAll(tool.getSubcommands().values().stream()
                        .map(command -> PROMPT + command.getCommandName() + " --help")
                        .distinct()
                        .toList());
    }

    private void fill(Cache<Object> stories) {
        stories.put("story.1", story(), Duration.ofDays(1));
        stories.put("story.2", null, Duration.ofDays(1));
    }

    private static Map<String, Object> story() {
        String text =
                "One dollar and eighty-seven cents. That was all. And sixty cents of it was in pennies. Pennies saved"
                        + " one and two at a time by bulldozing the grocer and the vegetable man and the butcher.";
        return new TreeMap<>(Map.of("id", 1, "title", "The Gift of the Magi", "text", text));
    }

    private List<String> withOutputs(List<String> page, Settled settled, RedisServer server) {
        List<String> written = new ArrayList<>();
        boolean inOutput = false;
        for (String line : page) {
            inOutput = inOutput && !line.equals("```");
            if (!inOutput) {
                written.add(line);
            }
            if (line.startsWith(PROMPT)) {
                written.addAll(output(line.substring(PROMPT.length()), settled, server));
                inOutput = true;
            }
        }
        return written;
    }

    private List<String> output(String command, Settled settled, RedisServer server) {
        String[] args = command.replace("'", "").split(" ");
        Run run = command.endsWith("--help") ? Run.of(args) : settled.run(args);
        List<String> lines = new ArrayList<>((run.out() + run.err())
                .lines()
                .map(line -> always(line, server))
                .toList());
        if (command.equals("keys stories")) {
            // Redis gives them in another order each time.
            lines.subList(1, lines.size()).sort(null);
        }
        return lines;
    }

    /** What differs from run to run, of the same width. */
    private String always(String line, RedisServer server) {
        return sized(line, server)
                .replace(server.location(), "127.0.0.1:16379")
                .replace(folder + "/", "")
                .replaceAll("\\d+\\.\\d ms", "0.3 ms")
                .replaceAll("\"roundTripMicros\": ?\\d+", "\"roundTripMicros\": 312")
                .replaceAll("h59m[0-5]\\ds", "h59m59s")
                .replaceAll("\"timeToLiveMillis\": ?\\d+", "\"timeToLiveMillis\": 172799990")
                .replaceAll("\"freshUntilMillis\": ?\\d+", "\"freshUntilMillis\": 1795389000000")
                .replaceAll("\"memory\": ?\\d+", "\"memory\": 216")
                .replaceAll("\\d+ bytes of memory", "216 bytes of memory")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-11-23T22:30:00Z");
    }

    /** How small zlib makes a text depends on the zlib that the JDK has. */
    private static String sized(String line, RedisServer server) {
        int story = Integer.parseInt(server.command("STRLEN", "stories:1:story.1"));
        int all = story
                + Integer.parseInt(server.command("STRLEN", "stories:1:story.2"))
                + Integer.parseInt(server.command("STRLEN", "stories:1:counter"));
        return story == 0 ? line : line.replaceAll("\\b" + story + "\\b", "195").replaceAll("\\b" + all + "\\b", "218");
    }
}
