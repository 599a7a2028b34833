package io.github.cdirediscache.config;

/**
 * An option with a value that it must not have.
 *
 * @param option the option, such as {@code pool.max-wait}
 * @param rule what is wrong, to be read after the option: {@code must be 1 or more, was 0}; shows no secret
 */
public record Violation(String option, String rule) {

    @Override
    public String toString() {
        return option + " " + rule;
    }
}
