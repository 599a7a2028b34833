package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Page;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/wildfly.md says, on a server that is started by its own script. */
@Tag("server-once")
class WildFlyPageIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ZIP = "cdi-redis-cache-wildfly-module-0-module.zip";
    private static final CopyOption[] AS_IT_IS = {
        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING
    };

    @TempDir
    private Path folder;

    private Path home;
    private Process server;
    private Page page;

    @BeforeEach
    void prepare() throws IOException {
        page = Page.read();
        home = folder.resolve("server");
        copy(Server.ofRun().home(), home);
        Files.copy(Path.of(System.getProperty("it.module-zip")), folder.resolve(ZIP));
        assertThat(page.blocks()).anySatisfy(block -> assertThat(block.text()).isEqualTo(Wars.IMPORT + "\n"));
        write(Wars.withManifest(Wars.counting("shop"), Wars.IMPORT));
        write(Wars.counting("shop-without-import"));
    }

    @AfterEach
    void end() throws InterruptedException {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
            server.destroy();
        }
    }

    /** A server without the module, with the ports of this run. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                boolean isWanted = !relative.startsWith("modules/io/github")
                        && !relative.startsWith("standalone/log/")
                        && !relative.startsWith("standalone/data");
                if (isWanted) {
                    Files.copy(file, to.resolve(relative.toString()), AS_IT_IS);
                }
            }
        }
        Path cli = to.resolve("bin/jboss-cli.xml");
        Files.writeString(
                cli,
                Files.readString(cli)
                        .replace("<port>9990<", "<port>" + System.getProperty("wildfly.management") + "<"));
    }

    private void write(WebArchive war) {
        war.as(ZipExporter.class).exportTo(folder.resolve(war.getName()).toFile());
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

    private void start() throws IOException {
        server = process(
                        "server.txt",
                        home.resolve("bin/standalone.sh").toString(),
                        "-Djboss.socket.binding.port-offset=" + System.getProperty("wildfly.offset"))
                .start();
        await("start of the server")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(Server.status(System.getProperty("it.health")))
                        .isEqualTo(200));
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(server.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void run(String heading) throws IOException, InterruptedException {
        bash(page.commands(heading));
    }

    private void bash(String commands) throws IOException, InterruptedException {
        Process process = process("commands.txt", "bash", "-eu", "-c", commands).start();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .as(commands)
                .isTrue();
        assertThat(process.exitValue())
                .as(commands + Files.readString(folder.resolve("commands.txt")))
                .isZero();
    }

    private static boolean isCached(String application) throws IOException, InterruptedException {
        String first = Server.get(application + "/visits/home");
        assertThat(first).startsWith("home ");
        return Server.get(application + "/visits/home").equals(first);
    }

    @Test
    void page_commandsInOrder_doWhatItSays() throws Exception {
        assertThat(page.headings())
                .containsExactly("Install", "Deploy", "For every application", "Upgrade", "Uninstall");
        start();

        run("Install");
        run("Deploy");
        assertThat(isCached("shop")).isTrue();

        bash("\"$JBOSS_HOME\"/bin/jboss-cli.sh --connect \"deploy shop-without-import.war\"");
        assertThat(isCached("shop-without-import")).isFalse();
        run("For every application");
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(isCached("shop-without-import")).isTrue());
        assertThat(isCached("shop")).isTrue();

        Path old = home.resolve("modules/io/github/cdirediscache/main/of-an-older-version.jar");
        Files.createFile(old);
        run("Upgrade");
        awaitEnd();
        assertThat(old).doesNotExist();
        start();
        assertThat(isCached("shop")).isTrue();

        run("Uninstall");
        awaitEnd();
        assertThat(home.resolve("modules/io/github/cdirediscache")).doesNotExist();
        assertThat(Files.readString(home.resolve("standalone/configuration/standalone.xml")))
                .doesNotContain("cdirediscache");
        start();
        assertThat(isCached("shop-without-import")).isFalse();
    }

    @Test
    void page_snippets_nameWhatThisBuildUses() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String versions = Files.readString(Path.of("../../pom.xml"));
        String snippet = page.block("wildfly-maven-plugin");

        assertThat(page.blocks())
                .anySatisfy(block -> assertThat(block.text())
                        .contains("<Dependencies>" + Wars.IMPORT.substring("Dependencies: ".length())
                                + "</Dependencies>"));
        assertThat(pom).contains("<layer>redis-cache-global</layer>", "<layer>ee-core-profile-server</layer>");
        for (String element : List.of("wildfly-galleon-pack", "cdi-redis-cache-wildfly-feature-pack")) {
            assertThat(pom).contains("<artifactId>" + element + "</artifactId>");
            assertThat(snippet).contains("<artifactId>" + element + "</artifactId>");
        }
        snippet.lines()
                .filter(line -> line.contains("<version>39") || line.contains("jboss-overridden"))
                .map(line -> line.replaceAll("<[^>]*>", "").strip())
                .forEach(value -> assertThat(versions).contains(">" + value + "<"));
    }
}
