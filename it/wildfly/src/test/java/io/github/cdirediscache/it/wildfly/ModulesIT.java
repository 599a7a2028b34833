package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules as they lie in the server, from the zip. Those of the feature pack are the same: {@link FeaturePackIT}. */
@Tag("server-once")
class ModulesIT {

    static final Pattern RESOURCE = Pattern.compile("<resource-root path=\"([^\"]+)\"");
    static final Pattern MODULE = Pattern.compile(" <module name=\"([^\"]+)\"");
    static final String OURS = "modules/io/github/cdirediscache";

    /** In WildFly as it is delivered, and in none of the layers of these servers. */
    private static final Set<String> OF_YAML =
            Set.of("com.fasterxml.jackson.dataformat.jackson-dataformat-yaml", "org.yaml.snakeyaml");

    static List<String> names(Pattern pattern, Path module) throws IOException {
        return pattern.matcher(Files.readString(module.resolve("module.xml")))
                .results()
                .map((MatchResult match) -> String.valueOf(match.group(1)))
                .toList();
    }

    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A dependency that comes with a new version of something is in the folder, and must be decided on. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "jedis/main"})
    void jars_ofModule_areThoseThatItsDescriptionNames(String module) throws IOException {
        Path folder = Path.of(System.getProperty("wildfly.home"), OURS, module);

        assertThat(files(folder))
                .filteredOn(name -> !name.equals("module.xml"))
                .containsExactlyInAnyOrderElementsOf(names(RESOURCE, folder));
    }

    /** A name that is misspelt in an optional dependency would never be noticed. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "jedis/main"})
    void dependencies_ofModule_areModulesOfTheServerOrTheJdk(String module) throws IOException {
        Path home = Path.of(System.getProperty("wildfly.home"));
        Path folder = home.resolve(OURS).resolve(module);

        assertThat(names(MODULE, folder)).isNotEmpty().allSatisfy(name -> {
            String path = name.replace('.', '/') + "/main";
            boolean isKnown = ModuleLayer.boot().findModule(name).isPresent()
                    || OF_YAML.contains(name)
                    || Files.exists(home.resolve("modules").resolve(path))
                    || Files.exists(home.resolve("modules/system/layers/base").resolve(path));
            assertThat(isKnown).as(name).isTrue();
        });
    }
}
