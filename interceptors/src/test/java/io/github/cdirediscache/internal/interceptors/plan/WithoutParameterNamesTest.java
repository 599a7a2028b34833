package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our tests are compiled with parameter names, so a class without them is compiled here. */
class WithoutParameterNamesTest {

    private static final String SOURCE = """
            import io.github.cdirediscache.annotation.CacheResult;
            public class Nameless {
                @CacheResult(key = "name.{id}")
                public String byName(long id) { return ""; }
                @CacheResult(key = "position.{0}")
                public String byPosition(long id) { return ""; }
                @CacheResult(key = "stream")
                public String unused(java.io.InputStream in) { return ""; }
                @CacheResult
                public String generated(java.io.InputStream in) { return ""; }
            }
            """;

    private final List<String> problems = new ArrayList<>();

    @Test
    void plan_nameInATemplate_saysToCompileWithNamesOrUsePositions(@TempDir Path directory) throws Exception {
        try (URLClassLoader loader = compiled(directory)) {
            new MethodPlanner(key -> Optional.empty(), problems::add).plan(loader.loadClass("Nameless"));
        }
        assertThat(problems).hasSize(2);
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem)
                        .contains("Nameless.byName(long): @CacheResult key \"name.{id}\"", "-parameters", "{0}"));
        assertThat(problems)
                .anySatisfy(problem ->
                        assertThat(problem).contains("Nameless.generated(InputStream)", "parameter {0} of type"));
    }

    private static URLClassLoader compiled(Path directory) throws IOException, URISyntaxException {
        Path source = Files.writeString(directory.resolve("Nameless.java"), SOURCE);
        Path annotations = Path.of(CacheResult.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        directory.toString(),
                        "-cp",
                        annotations.toString(),
                        source.toString());
        assertThat(result).isZero();
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, WithoutParameterNamesTest.class.getClassLoader());
    }
}
