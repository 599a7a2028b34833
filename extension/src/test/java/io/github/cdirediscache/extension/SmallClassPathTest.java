package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.interceptors.CacheResult;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void start_noMicroProfileHealth_worksWithoutACheck(RedisServer server) throws Exception {
        String output = run("microprofile-health-api", server.location());

        assertThat(output).contains("a=A runs=1 health=false");
    }

    @Test
    void S47_embeddedLocation_withoutTheArtifact_isSaidAtDeployment() throws Exception {
        String output = run("testing", "embedded:");

        assertThat(output)
                .contains(
                        "redis-cache: 1 problem\n  1. caches default, found, words: locations: embedded: needs the artifact"
                                + " io.github.cdirediscache:cdi-redis-cache-testing");
    }

    private static String run(String lacking, String location) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(lacking))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        location)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
