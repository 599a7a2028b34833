package io.github.cdirediscache.it.values;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A value of the application's own classes. */
public record Money(BigDecimal amount, Unit unit, Instant at, List<Part> parts, Map<String, Part> byName)
        implements Serializable {

    /** An enum of the application. */
    public enum Unit {
        EUR,
        SEK
    }

    /** A record in a record. */
    public record Part(String name, long cents) implements Serializable {}

    static Money of(long cents) {
        Part part = new Part("all", cents);
        return new Money(
                BigDecimal.valueOf(cents, 2),
                Unit.SEK,
                Instant.ofEpochSecond(cents),
                List.of(part),
                Map.of("all", part));
    }
}
