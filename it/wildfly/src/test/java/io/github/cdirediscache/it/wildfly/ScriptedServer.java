package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of the server of this run, with its ports, that is run by its own script. For one thread. */
final class ScriptedServer {

    static final Duration LONG = Duration.ofMinutes(2);

    private static final Path MODULE = Path.of("modules/io/github");
    private static final CopyOption[] AS_IT_IS = {
        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING
    };

    private final Path folder;
    private final Path home;
    private @Nullable Process server;

    private ScriptedServer(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("server");
    }

    /** With the module installed, in a folder where commands are run. */
    static ScriptedServer withModule(Path folder) throws IOException {
        ScriptedServer made = withoutModule(folder);
        made.copy(Server.ofRun().home().resolve(MODULE), made.home.resolve(MODULE));
        return made;
    }

    /** As it is delivered. */
    static ScriptedServer withoutModule(Path folder) throws IOException {
        ScriptedServer made = new ScriptedServer(folder);
        made.copy(Server.ofRun().home(), made.home);
        Path cli = made.home.resolve("bin/jboss-cli.xml");
        Files.writeString(
                cli,
                Files.readString(cli)
                        .replace("<port>9990<", "<port>" + System.getProperty("wildfly.management") + "<"));
        return made;
    }

    private void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                boolean isWanted = !relative.startsWith(MODULE)
                        && !relative.startsWith("standalone/log/")
                        && !relative.startsWith("standalone/data");
                if (isWanted) {
                    Path target = to.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, AS_IT_IS);
                }
            }
        }
    }

    Path home() {
        return home;
    }

    private ProcessBuilder process(String log, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("JBOSS_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("wildfly.java"));
        // A dozen JVMs that do little.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return builder;
    }

    void start() throws IOException {
        server = process(
                        "server.txt",
                        home.resolve("bin/standalone.sh").toString(),
                        "-Djboss.http.port=" + System.getProperty("it.http-port"),
                        "-Djboss.management.http.port=" + System.getProperty("wildfly.management"))
                .start();
        await("start of the server")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(Server.status(System.getProperty("it.health")))
                        .isEqualTo(200));
    }

    void awaitEnd() throws InterruptedException {
        if (server != null) {
            assertThat(server.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Runs commands, which have to succeed. */
    void bash(String commands) throws IOException, InterruptedException {
        Process process = process("commands.txt", "bash", "-eu", "-c", commands).start();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .as(commands)
                .isTrue();
        assertThat(process.exitValue())
                .as(commands + Files.readString(folder.resolve("commands.txt")))
                .isZero();
    }

    void destroy() throws InterruptedException {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
            server.destroy();
        }
    }
}
