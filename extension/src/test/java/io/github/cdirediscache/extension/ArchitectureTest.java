package io.github.cdirediscache.extension;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Which module may know which, and who may know Jedis. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cdirediscache.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(
                    Set.of(locationOf(Cache.class), locationOf(CacheResult.class), locationOf(ReadinessBean.class)));

    /** The module that a class is from, a directory or a jar. */
    private static Location locationOf(Class<?> ofModule) {
        try {
            Path module = Path.of(
                    ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isDirectory(module) ? Location.of(module) : Location.of(new JarFile(module.toFile()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void extension_nobodyElse_dependsOnIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "extension..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "extension..")
                .check(CLASSES);
    }

    @Test
    void core_dependsOnNeitherInterceptorsNorContainers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "extension..", ROOT + "annotation..", ROOT + "internal.interceptors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "annotation..",
                        ROOT + "internal.interceptors..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "jakarta.interceptor..",
                        "org.eclipse.microprofile..")
                .check(CLASSES);
    }

    @Test
    void interceptors_dependOnNoConfigurationAndNoServer() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "annotation..", ROOT + "internal.interceptors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.microprofile..", ROOT + "redis..", ROOT + "internal.connection..")
                .check(CLASSES);
    }

    @Test
    void jedis_isKnownToConnectionsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "connection..", ROOT + "internal.connection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..", "org.apache.commons.pool2..")
                .check(CLASSES);
    }

    @Test
    void extension_isPublicForContainersAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "extension..")
                .and()
                .arePublic()
                .should()
                .haveFullyQualifiedName(CdiRedisCacheExtension.class.getName())
                .check(CLASSES);
    }

    @Test
    void health_isKnownToItsBeanAlone() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(CacheReadiness|ReadinessBean\\$Checked)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.health..")
                .check(CLASSES);
    }

    @Test
    void transactions_areKnownToWhatIsLoadedWithThemAlone() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(TransactionTiming|TransactionRegistry|ChangesAfterCommit)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.transaction..")
                .check(CLASSES);
    }

    @Test
    void telemetry_isKnownToWhatIsLoadedWithItAlone() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(OpenTelemetryMetrics|RequestSpans)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(".*MicroProfileMetrics(\\$Injected)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.metrics..")
                .check(CLASSES);
    }
}
