package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A Java process of its own, whose class path lacks what need not be there. */
@RedisTest
class SmallClassPathTest {

    @Dependent
    static class Words {
        @Inject
        @Named
        Cache<String> words;

        int runs;

        @CacheResult(cacheName = "found")
        String find(String word) {
            runs++;
            return word;
        }

        int runs() {
            return runs;
        }
    }

    static final class Main {
        public static void main(String[] arguments) {
            try (TestApplication app = TestApplication.of(Words.class)
                    .with("redis-cache.default.locations", arguments[0])
                    .with("redis-cache.default.socket-timeout", "20s")
                    .start()) {
                Words words = app.get(Words.class);
                words.words.put("a", "A");
                words.find("b");
                words.find("b");
                System.out.println("a=" + words.words.get("a").orElse("") + " runs=" + words.runs() + " health="
                        + isHealthThere());
            }
        }

        private static boolean isHealthThere() {
            try {
                Class.forName("org.eclipse.microprofile.health.HealthCheck");
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }

    /** Knows no class of MicroProfile Config itself. */
    static final class Plain {
        public static void main(String[] arguments) {
            SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new CdiRedisCacheExtension())
                    .addBeanClasses(Words.class)
                    .initialize()
                    .close();
        }
    }

    static final class Binary {
        public static void main(String[] arguments) {
            try (TestApplication app = TestApplication.of(Words.class)
                    .with("redis-cache.default.locations", arguments[0])
                    .with("redis-cache.default.socket-timeout", "20s")
                    .with("redis-cache.default.serializer", "binary")
                    .with("redis-cache.default.compressor", "gzip")
                    .start()) {
                Words words = app.get(Words.class);
                words.words.put("a", "A");
                System.out.println("a=" + words.words.get("a").orElse(""));
            }
        }
    }

    @Test
    void start_noMicroProfileHealth_worksWithoutACheck(RedisServer server) throws Exception {
        String output = run("microprofile-health-api", server.location());

        assertThat(output).contains("a=A runs=1 health=false");
    }

    /** It reads all certificates of the JDK, which takes a tenth of a second. */
    @Test
    void start_noTls_makesNoTlsContext(RedisServer server) throws Exception {
        String output = run(Main.class, List.of("-Xlog:class+load"), "microprofile-health-api", server.location());

        assertThat(output)
                .contains("a=A", "io.github.cdirediscache.internal.connection.Certificates")
                .doesNotContain("SSLContextImpl$DefaultSSLContext");
    }

    @Test
    void S47_embeddedLocation_withoutTheArtifact_isSaidAtDeployment() throws Exception {
        String output = run("testing", "embedded:");

        assertThat(output)
                .contains(
                        "redis-cache: 1 problem\n  1. caches default, found, words: locations: embedded: needs the artifact"
                                + " io.github.cdirediscache:cdi-redis-cache-testing");
    }

    @Test
    void S47_noMicroProfileConfig_isSaidAtDeploymentWithTheFeature() throws Exception {
        String output = run(Plain.class, "microprofile-config-api|smallrye-config", "");

        assertThat(output)
                .contains(
                        "redis-cache: 1 problem\n  1. the configuration of found, words can't be read: MicroProfile Config is"
                                + " not there (",
                        "add io.smallrye.config:smallrye-config to the class path, or on Open Liberty the feature"
                                + " mpConfig-3.1");
    }

    @Test
    void S47_noJsonB_isSaidAtDeploymentWithTheFeature() throws Exception {
        String output = run(Main.class, "json.bind-api|yasson|parsson|jakarta.json-api", "localhost:1");

        assertThat(output)
                .contains(
                        "redis-cache: 1 problem\n  1. caches default, found, words: serializer json needs what is not on"
                                + " the class path: add org.eclipse:yasson:3.0.4 (on Open Liberty the feature jsonb-3.0)");
    }

    @Test
    void start_noJsonBAndAnotherSerializer_works(RedisServer server) throws Exception {
        String output = run(Binary.class, "json.bind-api|yasson|parsson|jakarta.json-api", server.location());

        assertThat(output).contains("a=A");
    }

    private static String run(String lacking, String location) throws Exception {
        return run(Main.class, lacking, location);
    }

    private static String run(Class<?> main, String lacking, String location) throws Exception {
        return run(main, List.of(), lacking, location);
    }

    private static String run(Class<?> main, List<String> options, String lacking, String location) throws Exception {
        Predicate<String> isLacking = Pattern.compile(lacking).asPredicate();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(isLacking.negate())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName(), location));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
