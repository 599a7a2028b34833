package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/wildfly.md says, on a server that is started by its own script. */
@Tag("server-once")
@Tag("full-matrix")
class WildFlyPageIT {

    private static final String ZIP = "cdi-redis-cache-wildfly-module-0-module.zip";

    @TempDir
    private Path folder;

    private ScriptedServer server;
    private Page page;

    @BeforeEach
    void prepare() throws IOException {
        page = Page.read();
        server = ScriptedServer.withoutModule(folder);
        Files.copy(Path.of(System.getProperty("it.module-zip")), folder.resolve(ZIP));
        assertThat(page.blocks()).anySatisfy(block -> assertThat(block.text()).isEqualTo(Wars.IMPORT + "\n"));
        write(Wars.withManifest(Wars.counting("shop"), Wars.IMPORT));
        write(Wars.counting("shop-without-import"));
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroy();
    }

    private void write(WebArchive war) {
        war.as(ZipExporter.class).exportTo(folder.resolve(war.getName()).toFile());
    }

    private void run(String heading) throws IOException, InterruptedException {
        server.bash(page.commands(heading));
    }

    @Test
    void page_commandsInOrder_doWhatItSays() throws Exception {
        assertThat(page.headings())
                .containsExactly("Install", "Deploy", "For every application", "Upgrade", "Uninstall");
        server.start();

        run("Install");
        run("Deploy");
        assertThat(Server.isCached("shop")).isTrue();

        server.bash("\"$JBOSS_HOME\"/bin/jboss-cli.sh --connect \"deploy shop-without-import.war\"");
        assertThat(Server.isCached("shop-without-import")).isFalse();
        run("For every application");
        await().atMost(ScriptedServer.LONG)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Server.isCached("shop-without-import")).isTrue());
        assertThat(Server.isCached("shop")).isTrue();

        Path old = server.home().resolve("modules/io/github/cdirediscache/main/of-an-older-version.jar");
        Files.createFile(old);
        run("Upgrade");
        server.awaitEnd();
        assertThat(old).doesNotExist();
        server.start();
        assertThat(Server.isCached("shop")).isTrue();

        run("Uninstall");
        server.awaitEnd();
        assertThat(server.home().resolve("modules/io/github/cdirediscache")).doesNotExist();
        assertThat(Files.readString(server.home().resolve("standalone/configuration/standalone.xml")))
                .doesNotContain("cdirediscache");
        server.start();
        assertThat(Server.isCached("shop-without-import")).isFalse();
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
