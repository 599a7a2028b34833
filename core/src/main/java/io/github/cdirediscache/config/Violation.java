package io.github.cdirediscache.config;

/**
 * An option with an invalid value.
 *
 * @param option the option, such as {@code pool.max-wait}
 * @param rule the problem, to be appended to the option's name: {@code must be 1 or more, was 0}; shows no secret
 */
public record Violation(String option, String rule) {

    @Override
    public String toString() {
        return option + " " + rule;
    }
}
