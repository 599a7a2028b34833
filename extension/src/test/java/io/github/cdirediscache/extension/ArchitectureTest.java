package io.github.cdirediscache.extension;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module and which room may know which, and who may know what a runtime may lack. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cdirediscache.";

    private static final String CALL = "internal.interceptors.call";
    private static final String PLAN = "internal.interceptors.plan";
    private static final String KEY = "internal.interceptors.key";
    private static final String VALUE = "internal.interceptors.value";
    private static final String ASYNC = "internal.interceptors.async";
    private static final String EXCEPTION = "internal.interceptors.exception";
    private static final String BINDING = "internal.interceptors.binding";
    private static final String CONFIG = "internal.extension.config";
    private static final String DISCOVERY = "internal.extension.discovery";
    private static final String BEAN = "internal.extension.bean";
    private static final String DEPLOYMENT = "internal.extension.deployment";
    private static final String OBSERVE = "internal.extension.observe";
    private static final String TRANSACTION = "internal.extension.transaction";
    private static final String CONTAINER = "internal.extension.container";

    /** Each room of the two modules and the rooms of both that it may use: one way, from the bottom up. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("annotation", List.of()),
            entry(ASYNC, List.of()),
            entry(EXCEPTION, List.of()),
            entry(KEY, List.of()),
            entry(VALUE, List.of(ASYNC)),
            entry(PLAN, List.of("annotation", ASYNC, EXCEPTION, KEY, VALUE)),
            entry(CALL, List.of("annotation", ASYNC, KEY, VALUE, PLAN)),
            entry(BINDING, List.of("annotation", CALL)),
            entry(CONFIG, List.of(BINDING)),
            entry(DISCOVERY, List.of("annotation", PLAN)),
            entry(BEAN, List.of()),
            entry(DEPLOYMENT, List.of("annotation", PLAN, VALUE, CONFIG, DISCOVERY, BEAN)),
            entry(OBSERVE, List.of()),
            entry(TRANSACTION, List.of("annotation", CALL)),
            entry(CONTAINER, List.of(BINDING, CALL, PLAN, DISCOVERY, BEAN, DEPLOYMENT, OBSERVE, TRANSACTION)),
            entry("extension", List.of("annotation", CONFIG, DISCOVERY, DEPLOYMENT, CONTAINER)));

    private static final String[] MODULES = {
        ROOT + "annotation..", ROOT + "internal.interceptors..", ROOT + "extension..", ROOT + "internal.extension.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(Set.of(
                    locationOf(Cache.class), locationOf(CacheResult.class), locationOf(CdiRedisCacheExtension.class)));

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
    void rooms_useOnlyThoseBelowThem() {
        MAY_USE.forEach((room, allowed) -> {
            String[] known = Stream.concat(allowed.stream(), Stream.of(room))
                    .map(ROOT::concat)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(MODULES).and(not(resideInAnyPackage(known))))
                    .check(CLASSES);
        });
    }

    @Test
    void rooms_areAllNamedAbove() {
        classes()
                .that()
                .resideInAnyPackage(MODULES)
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream().map(ROOT::concat).toArray(String[]::new))
                .check(CLASSES);
    }

    /** So that another kind of extension can use all the others. */
    @Test
    void container_isKnownToRoomsThatTalkToItAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(MODULES)
                .and()
                .resideOutsideOfPackages(ROOT + "extension", ROOT + CONTAINER, ROOT + OBSERVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.enterprise.inject.spi..", "jakarta.enterprise.context.spi..")
                .check(CLASSES);
    }

    @Test
    void core_dependsOnNeitherInterceptorsNorContainers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(MODULES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "annotation..",
                        ROOT + "internal.interceptors..",
                        ROOT + "extension..",
                        ROOT + "internal.extension..",
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
    void annotations_useNoInternals() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "annotation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "internal..")
                .check(CLASSES);
    }

    /** What the container calls of it is package-private. */
    @Test
    void extension_hasNoPublicMemberButItsConstructor() {
        members()
                .that()
                .areDeclaredIn(CdiRedisCacheExtension.class)
                .should()
                .notBePublic()
                .andShould()
                .notBeProtected()
                .orShould()
                .haveName("<init>")
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
