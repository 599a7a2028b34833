package io.github.cdirediscache.internal.extension.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.extension.config.ApplicationConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisplacedConfigTest {

    /** Stands for a bean of the module. */
    static final class Bean {}

    /** The loader of a WAR in an EAR: it has the class, and a file that the thread's class loader does not see. */
    private static final class Module extends URLClassLoader {

        Module(Path directory) throws IOException {
            super(new URL[] {directory.toUri().toURL()}, MisplacedConfigTest.class.getClassLoader());
        }

        Class<?> bean() throws IOException {
            String name = Bean.class.getName();
            try (InputStream in = Bean.class.getResourceAsStream("MisplacedConfigTest$Bean.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    @TempDir
    Path directory;

    private List<String> problems(String file, String... known) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("META-INF"));
        Files.writeString(folder.resolve("microprofile-config.properties"), file);
        List<String> problems = new ArrayList<>();
        try (Module module = new Module(directory)) {
            MisplacedConfig.check(
                    Set.of(module.bean(), Bean.class),
                    new ApplicationConfig(List.of(known), name -> Optional.empty(), Optional.empty()),
                    problems::add);
        }
        return problems;
    }

    @Test
    void check_settingsOfTheModuleOnly_saysWhereTheyBelong() throws IOException {
        assertThat(problems("redis-cache.b.timeout=1m\nredis-cache.a.password=secret\nother=1\n"))
                .singleElement()
                .asString()
                .startsWith("file:")
                .contains("redis-cache.a.password, redis-cache.b.timeout", "a jar in the EAR's lib/")
                .doesNotContain("secret", "other");
    }

    @Test
    void check_settingsThatAreKnownFromElsewhere_saysNothing() throws IOException {
        assertThat(problems("redis-cache.a.timeout=1m\n", "redis-cache.a.timeout"))
                .isEmpty();
    }

    @Test
    void check_noSettingsOfOurs_saysNothing() throws IOException {
        assertThat(problems("other=1\n")).isEmpty();
    }

    @Test
    void check_fileThatIsNoPropertiesFile_saysNothing() throws IOException {
        assertThat(problems("a=\\u00zz\n")).isEmpty();
    }
}
