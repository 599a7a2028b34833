package io.github.cdirediscache.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server has the user feature, and the application has the library from elsewhere, too: one of them acts. */
@Tag("server-once")
class CopiesIT {

    private static final String VERSION_FILE = "io/github/cdirediscache/extension/version.properties";
    private static final String FEATURE = "bundleresource:";

    @TempDir
    private static Path folder;

    private static ScriptedServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ScriptedServer.ofRun("copies", folder);
        Path apps = Files.createDirectories(server.directory().resolve("apps"));
        server.write(apps, withLibrary("and-library", ""));
        server.write(apps, withLibrary("and-other-version", "9.9.9"));
        server.write(apps, withLibrary("and-library-first", ""));
        server.write(apps, ScriptedServer.counting("and-shared"));
        server.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.stop();
    }

    private static WebArchive withLibrary(String name, String version) {
        WebArchive war = ScriptedServer.counting(name);
        File[] jars = Path.of(System.getProperty("it.other-library")).toFile().listFiles();
        assertThat(jars).isNotEmpty();
        for (File file : jars) {
            JavaArchive jar = ShrinkWrap.createFromZipFile(JavaArchive.class, file);
            if (!version.isEmpty() && jar.contains(VERSION_FILE)) {
                jar.delete(VERSION_FILE);
                jar.add(new StringAsset("version=" + version), VERSION_FILE);
            }
            war.addAsLibraries(jar);
        }
        return war;
    }

    private static void assertFeatureActsAlone(String application) throws Exception {
        assertThat(acting(application)).contains(FEATURE);
    }

    /** The one copy that says that it acts. */
    private static String acting(String application) throws Exception {
        assertThat(server.isCached(application)).as(application).isTrue();
        List<String> told = server.log()
                .lines()
                .filter(line -> line.contains("CRC4001: caches of") && line.contains("/" + application + ".war"))
                .toList();
        assertThat(told).as(application).hasSize(1);
        return told.get(0);
    }

    @Test
    void deploy_libraryInApplication_featureActsAlone() throws Exception {
        assertFeatureActsAlone("and-library");
    }

    @Test
    void deploy_libraryOfAnotherVersionInApplication_featureActsAloneAndBothAreNamed() throws Exception {
        assertFeatureActsAlone("and-other-version");
        assertThat(server.log())
                .containsPattern("CRC4002: .*" + FEATURE + ".* is used, .*9\\.9\\.9 of \\S+/WEB-INF/lib/");
    }

    @Test
    void deploy_applicationThatLoadsItsOwnLibraryFirst_failsAndSaysWhatToDo() throws Exception {
        await().untilAsserted(
                        () -> assertThat(server.log())
                                .containsPattern(
                                        "the application loads the cdi-redis-cache of \\S+/WEB-INF/lib/\\S+ before the one of the server"));
        assertThat(server.status("and-library-first")).isEqualTo(404);
    }

    @Test
    void deploy_sharedLibrary_featureActsAlone() throws Exception {
        assertFeatureActsAlone("and-shared");
    }
}
