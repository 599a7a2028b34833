package io.github.cdirediscache.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/open-liberty.md says, on a server as it is delivered. */
@Tag("server-once")
@Tag("full-matrix")
class OpenLibertyPageIT {

    private static final String HERE = """
            <server>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="${env.LIBERTY_HTTP}" httpsPort="-1"/>
              <applicationManager startTimeout="120s"/>
            </server>
            """;
    private static final String NOTHING = """
            <server>
              <featureManager>
                <feature>cdi-4.0</feature>
                <feature>restfulWS-3.1</feature>
              </featureManager>
              <webApplication location="shop.war"/>
            </server>
            """;

    @TempDir
    private Path folder;

    private ScriptedServer server;
    private Page page;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        page = Page.read();
        Path home = Path.of(System.getProperty("liberty.home"));
        // What the runs of the placements have is elsewhere.
        Path usr = home.resolve("usr");
        delete(usr);
        server = new ScriptedServer(home, usr, "shop", folder);
        server.write(folder, ScriptedServer.counting("shop"));
        try (Stream<Path> zips = Files.list(Path.of(System.getProperty("it.zips")))) {
            for (Path zip : zips.toList()) {
                Files.copy(zip, folder.resolve(zip.getFileName()));
            }
        }
        run("");
        Path overrides = Files.createDirectories(server.directory().resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("here.xml"), HERE);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        server.stop();
        delete(server.usr());
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(OpenLibertyPageIT::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String heading) throws IOException, InterruptedException {
        return server.bash(page.commands(heading));
    }

    private void configure(String serverXml) throws IOException {
        Files.writeString(server.directory().resolve("server.xml"), serverXml);
    }

    private Path installed(String file) {
        return server.usr().resolve(file);
    }

    private void uninstall() throws IOException, InterruptedException {
        configure(NOTHING);
        run("Uninstall");
        assertThat(installed("extension/lib/io.github.cdirediscache.liberty.jar"))
                .doesNotExist();
        assertThat(installed("extension/lib/features/redisCache-1.0.mf")).doesNotExist();
        assertThat(installed("shared/resources/redis-cache")).doesNotExist();
        assertThat(server.isCached("shop")).isFalse();
    }

    @Test
    void page_userFeature_installsUpgradesAndUninstalls() throws Exception {
        run("As a user feature");
        configure(page.block("the user feature"));
        assertThat(run("Deploy")).contains("default, visits (cdi-redis-cache ");
        assertThat(server.isCached("shop")).isTrue();

        run("Upgrade");
        assertThat(server.isCached("shop")).isTrue();

        uninstall();
    }

    @Test
    void page_sharedLibraryForAll_installsUpgradesAndUninstalls() throws Exception {
        run("As a shared library");
        configure(page.block("the shared library for all"));
        assertThat(run("Deploy")).contains("default, visits (cdi-redis-cache ", "/shared/resources/redis-cache/");
        assertThat(server.isCached("shop")).isTrue();

        Path old = Files.createFile(installed("shared/resources/redis-cache/of-an-older-version.jar"));
        run("Upgrade a shared library");
        assertThat(old).doesNotExist();
        assertThat(server.isCached("shop")).isTrue();

        uninstall();
    }

    @Test
    void page_sharedLibraryForOne_installs() throws Exception {
        run("As a shared library");
        configure(page.block("the shared library for one"));
        assertThat(run("Deploy")).contains("default, visits (cdi-redis-cache ", "/shared/resources/redis-cache/");
        assertThat(server.isCached("shop")).isTrue();
    }

    @Test
    void page_commands_areAllRun() {
        assertThat(page.headings())
                .isEqualTo(List.of(
                        "",
                        "As a user feature",
                        "As a shared library",
                        "Deploy",
                        "Upgrade",
                        "Upgrade a shared library",
                        "Uninstall"));
    }
}
