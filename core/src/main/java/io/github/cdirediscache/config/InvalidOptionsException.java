package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options have invalid values. The message names all of them and shows no secret. */
public final class InvalidOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Not kept in a serialized form; the message says the same. */
    private final transient @Nullable List<Violation> violations;

    InvalidOptionsException(Collection<Violation> violations, @Nullable Throwable cause) {
        super(violations.stream().map(Violation::toString).collect(joining("; ")), cause);
        this.violations = List.copyOf(violations);
    }

    /**
     * What is wrong.
     *
     * @return each option with its rule; none if this was deserialized
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
