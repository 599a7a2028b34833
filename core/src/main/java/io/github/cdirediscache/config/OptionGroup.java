package io.github.cdirediscache.config;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Options that are declared and checked together.
 *
 * @param options the options, in the order of the reference
 * @param rules finds contradictions between their values
 */
record OptionGroup(List<Option<?>> options, BiConsumer<OptionValues, Violations> rules) {

    static OptionGroup of(Option<?>... options) {
        return new OptionGroup(List.of(options), (values, violations) -> {});
    }

    OptionGroup and(List<? extends Option<?>> more) {
        return new OptionGroup(
                Stream.concat(options.stream(), more.stream())
                        .<Option<?>>map(option -> option)
                        .toList(),
                rules);
    }

    OptionGroup obeying(BiConsumer<OptionValues, Violations> furtherRules) {
        return new OptionGroup(options, furtherRules);
    }

    boolean contains(Option<?> option) {
        return options.contains(option);
    }

    /** All that is wrong. */
    Violations violations(OptionValues values) {
        Violations violations = new Violations();
        options.forEach(option -> check(option, values, violations));
        rules.accept(values, violations);
        return violations;
    }

    private static <T> void check(Option<T> option, OptionValues values, Violations violations) {
        T value = values.orNull(option);
        String problem = value == null ? null : option.problem(value);
        if (problem != null) {
            violations.add(option, problem);
        }
    }
}
