package io.github.cdirediscache.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImmutablesTest {

    enum Kind {
        PLAIN,
        WITH_BODY {}
    }

    record Fixed(long id, String name, Kind kind, Instant at) {}

    record Outer(Fixed fixed) {}

    record WithList(List<String> list) {}

    record WithArray(byte[] bytes) {}

    record Linked(Linked next) {}

    static class Open {}

    @Test
    void isImmutable_valuesAndRecordsOfThem() {
        assertThat(List.of(
                        "a",
                        1,
                        2L,
                        true,
                        'c',
                        BigDecimal.ONE,
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        Kind.PLAIN,
                        Kind.WITH_BODY,
                        new Outer(new Fixed(1, "a", Kind.PLAIN, Instant.EPOCH))))
                .allMatch(value -> Immutables.isImmutable(value.getClass()));
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // the point is that it can be changed
    void isImmutable_whatCanBeChanged_isNot() {
        assertThat(List.of(
                        new ArrayList<>(),
                        List.of(),
                        new byte[0],
                        new Date(0),
                        new Open(),
                        new WithList(List.of()),
                        new WithArray(new byte[0]),
                        new Linked(null),
                        new BigDecimal("1") {
                            private static final long serialVersionUID = 1;
                        }))
                .noneMatch(value -> Immutables.isImmutable(value.getClass()));
    }
}
