package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cdirediscache.it.application.Page;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.util.Throwables;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The module is installed, and what an application imports of it differs. */
@Tag("server-once")
@ArquillianTest
@RunAsClient
class ImportIT {

    private static final String WITHOUT_SERVICES = "Dependencies: io.github.cdirediscache";
    private static final String VERSION_FILE = "io/github/cdirediscache/extension/version.properties";

    private final Server server = Server.ofRun();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "import-right", managed = false, testable = false)
    static WebArchive right() {
        return Wars.withManifest(Wars.counting("import-right"), Wars.IMPORT);
    }

    @Deployment(name = "import-structure", managed = false, testable = false)
    static WebArchive structure() throws IOException {
        String structure = Page.read().block("jboss-deployment-structure.xml");
        return Wars.counting("import-structure")
                .addAsWebInfResource(new StringAsset(structure), "jboss-deployment-structure.xml");
    }

    @Deployment(name = "import-nothing", managed = false, testable = false)
    static WebArchive nothing() {
        return Wars.counting("import-nothing");
    }

    @Deployment(name = "import-no-services", managed = false, testable = false)
    static WebArchive noServices() {
        return Wars.withManifest(Wars.counting("import-no-services"), WITHOUT_SERVICES);
    }

    @Deployment(name = "import-injected-nothing", managed = false, testable = false)
    static WebArchive injectedNothing() {
        return Wars.injecting("import-injected-nothing");
    }

    @Deployment(name = "import-injected-no-services", managed = false, testable = false)
    static WebArchive injectedNoServices() {
        return Wars.withManifest(Wars.injecting("import-injected-no-services"), WITHOUT_SERVICES);
    }

    @Deployment(name = "import-msgpack", managed = false, testable = false)
    static WebArchive msgpack() {
        return Wars.withManifest(Wars.counting("import-msgpack", "msgpack"), Wars.IMPORT);
    }

    @Deployment(name = "import-yaml", managed = false, testable = false)
    static WebArchive yaml() {
        return Wars.withManifest(Wars.counting("import-yaml", "yaml"), Wars.IMPORT);
    }

    @Deployment(name = "import-two-versions", managed = false, testable = false)
    static WebArchive twoVersions() {
        WebArchive war = Wars.withManifest(Wars.counting("import-two-versions"), Wars.IMPORT);
        File[] jars = Path.of(System.getProperty("it.other-library")).toFile().listFiles();
        assertThat(jars).isNotEmpty();
        for (File file : jars) {
            JavaArchive jar = ShrinkWrap.createFromZipFile(JavaArchive.class, file);
            if (jar.contains(VERSION_FILE)) {
                jar.delete(VERSION_FILE);
                jar.add(new StringAsset("version=9.9.9"), VERSION_FILE);
            }
            war.addAsLibraries(jar);
        }
        return war;
    }

    private boolean isCached(String application) throws Exception {
        deployer.deploy(application);
        try {
            String first = Server.get(application + "/visits/home");
            assertThat(first).startsWith("home ");
            return Server.get(application + "/visits/home").equals(first);
        } finally {
            deployer.undeploy(application);
        }
    }

    private String failure(String application) {
        Throwable failure = catchThrowable(() -> deployer.deploy(application));
        assertThat(failure).as("failure of " + application).isNotNull();
        return Throwables.getStackTrace(failure);
    }

    @Test
    void deploy_moduleWithServices_cachesAndSaysSo() throws Exception {
        assertThat(isCached("import-right")).isTrue();
        assertThat(server.log("import-right"))
                .contains(
                        "CRC4001: caches of",
                        ": default, visits (cdi-redis-cache ",
                        "/modules/io/github/cdirediscache/main/")
                .doesNotContain("CRC4002");
    }

    @Test
    void deploy_structureOfThePage_caches() throws Exception {
        assertThat(isCached("import-structure")).isTrue();
    }

    @Test
    void deploy_nothingImported_cachesNothingAndTheLineIsMissing() throws Exception {
        assertThat(isCached("import-nothing")).isFalse();
        assertThat(server.log("import-nothing")).isNotEmpty().doesNotContain("CRC");
    }

    @Test
    void deploy_withoutServices_cachesNothingAndTheLineIsMissing() throws Exception {
        assertThat(isCached("import-no-services")).isFalse();
        assertThat(server.log("import-no-services")).isNotEmpty().doesNotContain("CRC");
    }

    @Test
    void deploy_cacheInjectedAndNothingImported_classIsLeftOutAndTheLogSaysSo() throws Exception {
        deployer.deploy("import-injected-nothing");
        deployer.undeploy("import-injected-nothing");

        assertThat(server.log("import-injected-nothing"))
                .containsPattern("WELD-000119.*Injecting.*io.github.cdirediscache.cache.Cache");
    }

    @Test
    void deploy_cacheInjectedWithoutServices_fails() {
        assertThat(failure("import-injected-no-services")).contains("WELD-001408", "Cache<String>");
    }

    @Test
    void S10_deploy_msgpack_isTheModulesWithTheServersJackson() throws Exception {
        assertThat(isCached("import-msgpack")).isTrue();
    }

    /** No layer of this server has Jackson's YAML. */
    @Test
    void S10_deploy_yamlWithoutTheServersModule_failsAndNamesWhatIsMissing() {
        assertThat(failure("import-yaml"))
                .contains(
                        "cache visits: serializer yaml (",
                        " lacks a library",
                        "com/fasterxml/jackson/dataformat/yaml/");
    }

    @Test
    void deploy_libraryOfAnotherVersionInTheApplication_moduleIsUsedAndBothAreNamed() throws Exception {
        assertThat(isCached("import-two-versions")).isTrue();
        assertThat(server.log("import-two-versions"))
                .containsPattern(
                        "WARN .*CRC4002: cdi-redis-cache \\S+ of \\S+/modules/io/github/cdirediscache/main/\\S+ is used")
                .containsPattern("9\\.9\\.9 of \\S+import-two-versions\\.war/WEB-INF/lib/cdi-redis-cache\\.jar")
                .containsPattern("CRC4001: .*/modules/io/github/cdirediscache/main/");
    }
}
