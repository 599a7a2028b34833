package io.github.cdirediscache;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cdirediscache.";

    /** Each package and those of ours that it may use: one way, from the bottom up. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("cache", List.of("internal.text")),
            entry("format", List.of()),
            entry("connection", List.of()),
            entry("internal.text", List.of()),
            entry("internal.log", List.of("internal.text")),
            entry("internal.time", List.of()),
            entry("internal.reflect", List.of()),
            entry("internal.key", List.of("cache", "config", "internal.reflect", "internal.text")),
            entry("internal.load", List.of("cache", "internal.key", "internal.time")),
            entry("internal.wire", List.of("cache", "config", "internal.key")),
            entry("internal.format", List.of("cache", "format", "internal.text", "internal.reflect", "internal.time")),
            entry("format.json", List.of("format", "internal.format")),
            entry("config", List.of("cache", "internal.text")),
            entry("internal.config", List.of("config", "internal.text")),
            entry("internal.entry", List.of("cache", "format", "internal.format", "internal.reflect")),
            entry(
                    "internal.connection",
                    List.of(
                            "cache",
                            "config",
                            "connection",
                            "internal.key",
                            "internal.reflect",
                            "internal.wire",
                            "internal.time")),
            entry(
                    "internal.topology",
                    List.of(
                            "cache",
                            "config",
                            "connection",
                            "internal.key",
                            "internal.wire",
                            "internal.connection",
                            "internal.time")),
            entry(
                    "internal.store",
                    List.of(
                            "cache",
                            "config",
                            "connection",
                            "internal.key",
                            "internal.log",
                            "internal.time",
                            "internal.topology",
                            "internal.wire")),
            entry(
                    "internal.cache",
                    List.of(
                            "cache",
                            "config",
                            "connection",
                            "format",
                            "internal.connection",
                            "internal.entry",
                            "internal.format",
                            "internal.key",
                            "internal.load",
                            "internal.log",
                            "internal.reflect",
                            "internal.store",
                            "internal.text",
                            "internal.time",
                            "internal.topology",
                            "internal.wire")),
            entry(
                    "internal.inspect",
                    List.of(
                            "cache",
                            "config",
                            "format",
                            "internal.entry",
                            "internal.format",
                            "internal.key",
                            "internal.store",
                            "internal.time",
                            "internal.topology",
                            "internal.wire")),
            entry("redis", List.of("cache", "config", "connection", "format", "internal.cache", "internal.time")));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testing/") && !location.contains("-testing-"))
            .importPackages(ROOT);

    private static final Predicate<JavaMethodCall> READS_A_MESSAGE =
            call -> call.getTargetOwner().isAssignableTo(Throwable.class)
                    && Set.of("getMessage", "getLocalizedMessage", "toString", "printStackTrace")
                            .contains(call.getName());

    /** What users may touch; of {@code redis}, the entrance. */
    private static final DescribedPredicate<JavaClass> IS_API = resideInAnyPackage(
                    ROOT + "cache", ROOT + "config", ROOT + "connection", ROOT + "format", ROOT + "format.json")
            .or(describe(
                    "are RedisCacheManager", type -> type.getName().startsWith(RedisCacheManager.class.getName())));

    @Test
    void packages_useOnlyThoseBelowThem() {
        MAY_USE.forEach((name, allowed) -> {
            String[] packages = Stream.concat(allowed.stream(), Stream.of(name))
                    .map(known -> ROOT + known)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.github.cdirediscache..").and(not(resideInAnyPackage(packages))))
                    .check(CORE);
        });
    }

    @Test
    void packages_areAllNamedAbove() {
        classes()
                .should()
                .resideInAnyPackage(
                        MAY_USE.keySet().stream().map(name -> ROOT + name).toArray(String[]::new))
                .check(CORE);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void jedis_isKnownInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "connection", ROOT + "internal.connection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..", "org.apache.commons.pool2..")
                .check(CORE);
    }

    /** A message of Jedis may hold what a server echoes: a password, a key, a value. */
    @Test
    void messagesOfJedis_areReadInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "connection", ROOT + "internal.connection")
                .and()
                .doNotHaveSimpleName("ErrorText")
                .should()
                .callMethodWhere(describe("reads the message of an exception", READS_A_MESSAGE))
                .check(CORE);
    }

    /** A socket's time-out is real time, whatever the time of the caches. */
    @Test
    void timeAndChance_areParameters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "internal.time")
                .and()
                .doNotHaveSimpleName("ChannelSocket")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CORE);
    }

    /** The command-line tool comes in by {@code RawCache}. */
    @Test
    void timeOfTheSystem_isChosenByWhoComesInFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "internal.time")
                .and()
                .doNotHaveSimpleName("RawCache")
                .should()
                .callMethod(Time.class, "system")
                .check(CORE);
    }

    @Test
    void jakarta_isJsonBindingAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json.bind.."))))
                .check(CORE);
    }

    @Test
    void api_exposesNoInternalType() {
        classes().that(IS_API).should(new ExposesNoInternals()).check(CORE);
    }

    @Test
    void api_thatExposedAnInternalType_wouldBeFound() {
        EvaluationResult result = classes()
                .should(new ExposesNoInternals())
                .evaluate(new ClassFileImporter().importClasses(Exposing.class));

        assertThat(result.getFailureReport().getDetails())
                .hasSize(6)
                .allMatch(detail -> detail.contains("exposes the internal type"))
                .noneMatch(detail -> detail.contains("hidden") || detail.contains("ofThePackage"));
    }
}
