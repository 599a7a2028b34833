package io.github.cdirediscache.reliability.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.check.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutationsTest {

    private static final Path CORE = Path.of("..", "core");
    private static final Path DOCUMENTATION = Path.of("..", "docs", "reliability.md");

    static Stream<Mutation> all() {
        return Mutations.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void text_ofEachMutation_isThereOnce(Mutation mutation) {
        assertThat(mutation.count(CORE)).as(mutation.name()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void rules_ofEachMutation_areRules(Mutation mutation) {
        assertThat(mutation.rules()).isNotEmpty();
        assertThat(Checker.rules()).extracting(Rule::name).containsAll(mutation.rules());
    }

    @Test
    void rows_ofTheDocumentation_areThese() throws IOException {
        String page = Files.readString(DOCUMENTATION);
        String table = page.substring(page.indexOf("| mutation | in |"));

        assertThat(table.substring(0, table.indexOf("\n\n")).lines().skip(2))
                .extracting(MutationsTest::columnsOfTheMutation)
                .containsExactlyElementsOf(all().map(Mutation::row).toList());
    }

    private static String columnsOfTheMutation(String row) {
        return row.replaceFirst("^((?:\\| [^|]+ ){4}\\|).*", "$1");
    }

    @Test
    void rules_ofAllMutations_areAllRules() {
        assertThat(all().flatMap(mutation -> mutation.rules().stream()))
                .containsAll(Checker.rules().stream().map(Rule::name).toList());
    }

    @Test
    void names_areDifferent() {
        List<String> names = all().map(Mutation::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(15);
    }
}
