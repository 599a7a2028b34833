package io.github.cdirediscache.reliability.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.check.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutationsTest {

    private static final Path CORE = Path.of("..", "core");

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
    void rule_ofEachMutation_isOne(Mutation mutation) {
        assertThat(Checker.rules()).extracting(Rule::name).contains(mutation.rule());
    }

    @Test
    void names_areDifferent() {
        List<String> names = all().map(Mutation::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(15);
    }
}
