package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;

/** What {@code java.time} has. */
@SuppressWarnings("serial")
public final class Times {

    private static final String KIND = "java.time";
    private static final LocalDateTime AT = LocalDateTime.of(2024, 10, 27, 2, 30, 0, 123_456_789);

    private Times() {}

    /** In the hour that there is twice. */
    public static class Meeting implements Serializable {
        private ZonedDateTime at;
        private OffsetDateTime offset;
        private Instant instant;
        private ZoneId zone;
        private ZoneOffset zoneOffset;

        public Meeting() {}

        public Meeting(ZonedDateTime at) {
            this.at = at;
            this.offset = at.toOffsetDateTime();
            this.instant = at.toInstant();
            this.zone = at.getZone();
            this.zoneOffset = at.getOffset();
        }
    }

    private static <T> Ordinary<T> itself(String name, Class<? super T> type, T value) {
        return Ordinary.of(KIND, name, (Type) type, value, read -> State.of(read));
    }

    private static String meeting(Meeting read) {
        return State.of(read.at, read.offset, read.instant, read.zone, read.zoneOffset);
    }

    static List<Ordinary<?>> all() {
        ZonedDateTime zoned = AT.atZone(ZoneId.of("Europe/Berlin"));
        return List.of(
                itself("Instant", Instant.class, AT.toInstant(ZoneOffset.UTC)),
                itself("Instant before 1970", Instant.class, Instant.ofEpochSecond(-1, 1)),
                itself("LocalDate", LocalDate.class, LocalDate.of(-4, 1, 2)),
                itself("LocalDateTime", LocalDateTime.class, AT),
                itself("LocalTime", LocalTime.class, LocalTime.of(1, 2, 3, 4)),
                itself(
                        "OffsetDateTime",
                        OffsetDateTime.class,
                        AT.atOffset(ZoneOffset.ofHoursMinutesSeconds(5, 30, 15))),
                itself("OffsetTime", OffsetTime.class, OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(-3))),
                itself("ZonedDateTime in the second hour", ZonedDateTime.class, zoned.withLaterOffsetAtOverlap()),
                itself("ZonedDateTime of an offset", ZonedDateTime.class, AT.atZone(ZoneOffset.ofHours(2))),
                itself("ZonedDateTime of UTC as a region", ZonedDateTime.class, AT.atZone(ZoneId.of("UTC"))),
                itself("ZonedDateTime of Z", ZonedDateTime.class, AT.atZone(ZoneOffset.UTC)),
                itself("ZoneId", ZoneId.class, ZoneId.of("Europe/Berlin")),
                itself("ZoneId that is an offset", ZoneId.class, ZoneOffset.ofHours(2)),
                itself("ZoneOffset", ZoneOffset.class, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)),
                itself("MonthDay", MonthDay.class, MonthDay.of(2, 29)),
                itself("YearMonth", YearMonth.class, YearMonth.of(12_345, 2)),
                itself("Duration", Duration.class, Duration.ofSeconds(-1, 1)),
                itself("Period", Period.class, Period.of(1, -2, 30)),
                itself("DayOfWeek", DayOfWeek.class, DayOfWeek.SUNDAY),
                itself("Temporal", Temporal.class, AT),
                itself("JapaneseDate", JapaneseDate.class, JapaneseDate.of(2020, 1, 2)),
                itself("Clock", Clock.class, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                Ordinary.of(
                        KIND,
                        "fields of java.time",
                        Meeting.class,
                        new Meeting(zoned.withLaterOffsetAtOverlap()),
                        Times::meeting),
                Ordinary.of(
                        KIND,
                        "Map by LocalDate",
                        new TypeRef<Map<LocalDate, String>>() {},
                        Map.of(LocalDate.EPOCH, "a"),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "Map by ZonedDateTime",
                        new TypeRef<Map<ZonedDateTime, String>>() {},
                        Map.of(zoned.withLaterOffsetAtOverlap(), "a"),
                        State::unordered));
    }
}
