package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = temporary.toRealPath();
        write("pom.xml", "<project><modules><module>first</module><module> list </module></modules></project>");
        write("first/pom.xml", "<project/>");
        write("list/pom.xml", "<project><modules><module>second</module></modules></project>");
        write("list/second/pom.xml", "<project/>");
    }

    @Test
    void of_nestedModules_areFoundWithoutTheirLists() throws IOException {
        assertThat(Modules.of(root).directories()).containsExactly(root.resolve("first"), root.resolve("list/second"));
    }

    @Test
    void of_pomThatIsNone_isAnErrorThatNamesIt() throws IOException {
        write("first/pom.xml", "<project>");
        assertThatThrownBy(() -> Modules.of(root))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(root.resolve("first/pom.xml") + " is no readable pom");
    }

    @Test
    void reportsSince_newAndOldOnes_areTheNewOnesOfSurefireAndFailsafe() throws IOException {
        Path unit = report("first/target/surefire-reports/TEST-a.ATest.xml", STARTED);
        Path integration = report("list/second/target/failsafe-reports/TEST-a.AIT.xml", STARTED.plusSeconds(9));
        report("first/target/surefire-reports/TEST-a.GoneTest.xml", STARTED.minusMillis(1));
        report("first/target/surefire-reports/a.ATest.txt", STARTED);
        report("list/second/target/failsafe-reports/failsafe-summary.xml", STARTED);
        report("other/target/surefire-reports/TEST-a.NoModuleTest.xml", STARTED);
        assertThat(Modules.of(root).reportsSince(STARTED)).containsExactly(unit, integration);
    }

    @Test
    void notIn_modulesOfABuild_areThoseItLeavesOut() throws IOException {
        Modules modules = Modules.of(root);
        String first = "x:first:1 @ " + root.resolve("first/pom.xml");
        String second = "x:second:1 @ " + root.resolve("list/second/pom.xml");
        assertThat(modules.notIn("[" + first + ", " + second + "]")).isEmpty();
        assertThat(modules.notIn("[" + second + "]")).containsExactly(root.resolve("first"));
    }

    @Test
    void thisProject_modules_endWithThisOne() throws IOException {
        List<Path> modules = Modules.of(Path.of("..")).directories();
        assertThat(modules.get(modules.size() - 1))
                .as("the last module of the topmost pom, for the tests of one behind it would come too late")
                .isEqualTo(Path.of("").toRealPath());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Path report(String file, Instant written) throws IOException {
        write(file, "<testsuite/>");
        return Files.setLastModifiedTime(root.resolve(file), FileTime.from(written));
    }
}
