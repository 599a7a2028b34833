package io.github.cdirediscache.rows;

import static io.github.cdirediscache.rows.Outcome.FAILED;
import static io.github.cdirediscache.rows.Outcome.PASSED;
import static io.github.cdirediscache.rows.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports under {@code reports} are what Surefire wrote of tests of every kind, with shorter output. */
class TestReportTest {

    @TempDir
    Path directory;

    @Test
    void read_jupitersTests_haveMethodAndOutcomes() throws IOException {
        assertThat(outcomes("TEST-demo.ShapesTest.xml"))
                .containsOnly(
                        Map.entry("ShapesTest.S01_plain_test", List.of(PASSED)),
                        Map.entry("ShapesTest.S02_failing_test", List.of(FAILED)),
                        Map.entry("ShapesTest.S03_error_test", List.of(FAILED)),
                        Map.entry("ShapesTest.S04_disabled_test", List.of(SKIPPED)),
                        Map.entry("ShapesTest.S05_aborted_test", List.of(SKIPPED)),
                        Map.entry("ShapesTest.S06_parameterized_oneFails", List.of(PASSED, FAILED, PASSED)),
                        Map.entry("ShapesTest.S07_S08_parameterized_passes", List.of(PASSED, PASSED)),
                        Map.entry("ShapesTest.S09_dynamic_tests", List.of(PASSED, PASSED)),
                        Map.entry("ShapesTest.S10_repeated_test", List.of(PASSED, PASSED)),
                        Map.entry("ShapesTest.S11_displayName_test", List.of(PASSED)),
                        Map.entry("ShapesTest$OfShapes.S12_nested_test", List.of(PASSED)),
                        Map.entry("ShapesTest$OfShapes$Deeper.S13_nested_parameterized", List.of(PASSED, PASSED)),
                        Map.entry("ShapesTest.S15_parameterized_oneAborts", List.of(PASSED, SKIPPED)));
    }

    @Test
    void read_jqwiksTests_haveMethodAndOutcomes() throws IOException {
        assertThat(outcomes("TEST-demo.PropsTest.xml"))
                .containsOnly(
                        Map.entry("PropsTest.S01_S02_property_passes", List.of(PASSED)),
                        Map.entry("PropsTest.S03_property_fails", List.of(FAILED)),
                        Map.entry("PropsTest.S04_example_passes", List.of(PASSED)),
                        Map.entry("PropsTest.S05_property_assumes", List.of(FAILED)),
                        Map.entry("PropsTest.S06_property_disabled", List.of(SKIPPED)),
                        Map.entry("PropsTest$Inner.S07_group_example", List.of(PASSED)),
                        Map.entry("PropsTest.own", List.of(PASSED)));
    }

    @Test
    void read_testsThatWereRunAgain_haveTheLastOutcome() throws IOException {
        assertThat(outcomes("TEST-demo.FlakyTest.xml"))
                .containsOnly(
                        Map.entry("FlakyTest.S01_mended_test", List.of(PASSED)),
                        Map.entry("FlakyTest.S02_failing_test", List.of(FAILED)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<testsuite><testcase name='S01_cut_off'",
                "<!DOCTYPE testsuite [<!ENTITY file SYSTEM 'file:///etc/hostname'>]><testsuite>&file;</testsuite>"
            })
    void read_noReport_isAnErrorThatNamesTheFile(String text) throws IOException {
        Path report = Files.writeString(directory.resolve("TEST-broken.xml"), text);
        assertThatThrownBy(() -> TestReport.read(report))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TEST-broken.xml is no readable test report");
    }

    private static Map<String, List<Outcome>> outcomes(String report) throws IOException {
        return TestReport.read(Path.of("src/test/resources/reports", report)).stream()
                .collect(Collectors.groupingBy(
                        execution -> execution.className().replace("demo.", "") + "." + execution.method(),
                        Collectors.mapping(Execution::outcome, Collectors.toList())));
    }
}
