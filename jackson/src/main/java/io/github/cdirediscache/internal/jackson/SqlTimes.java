package io.github.cdirediscache.internal.jackson;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;

/** The dates of {@code java.sql}, with their instant: their own texts depend on the zone of the JVM. */
@SuppressWarnings("JavaUtilDate") // it is what this is about
final class SqlTimes {

    private static final String DATE = ";sql-date";
    private static final String TIME = ";time";
    private static final String TIMESTAMP = ";timestamp";

    private SqlTimes() {}

    static String write(Date date) {
        if (date instanceof Timestamp timestamp) {
            return timestamp.toInstant() + TIMESTAMP;
        }
        // These two refuse to be made an instant by themselves.
        Instant instant = Instant.ofEpochMilli(date.getTime());
        return instant + (date instanceof Time ? TIME : DATE);
    }

    static Date read(Instant instant, String kind) {
        return switch (kind) {
            case DATE -> new java.sql.Date(instant.toEpochMilli());
            case TIME -> new Time(instant.toEpochMilli());
            case TIMESTAMP -> Timestamp.from(instant);
            default -> throw new DateTimeException("no date");
        };
    }
}
