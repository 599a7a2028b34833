package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;

/** Options with values that they must not have, all of them. */
final class InvalidOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    InvalidOptionsException(Collection<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(joining("; ")));
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
