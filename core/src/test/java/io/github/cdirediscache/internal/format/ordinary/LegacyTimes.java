package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Dates, times and zones from before {@code java.time}. */
@SuppressWarnings("serial")
public final class LegacyTimes {

    private static final String KIND = "legacy date";
    private static final long AT = 1_709_164_799_123L;

    private LegacyTimes() {}

    /** Each as itself. */
    public static class Fields implements Serializable {
        private Date date;
        private java.sql.Date sqlDate;
        private Time time;
        private Timestamp stamp;
        private Calendar calendar;
        private TimeZone zone;

        public Fields() {}

        public Fields(Date date, java.sql.Date sqlDate, Time time, Timestamp stamp, Calendar calendar, TimeZone zone) {
            this.date = date;
            this.sqlDate = sqlDate;
            this.time = time;
            this.stamp = stamp;
            this.calendar = calendar;
            this.zone = zone;
        }
    }

    /** An entity of JDBC: a {@code Date} that is a {@code Timestamp}. */
    public static class Row implements Serializable {
        private Date changed;

        public Row() {}

        public Row(Date changed) {
            this.changed = changed;
        }
    }

    /** Dates of the application. */
    public static class Holiday extends Date {
        private String name;

        public Holiday() {}

        public Holiday(long at, String name) {
            super(at);
            this.name = name;
        }
    }

    private static Timestamp stamp() {
        Timestamp stamp = new Timestamp(AT);
        stamp.setNanos(123_456_789);
        return stamp;
    }

    private static GregorianCalendar calendar(String zone) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.GERMANY);
        calendar.setTimeInMillis(AT);
        return calendar;
    }

    private static GregorianCalendar strict() {
        GregorianCalendar calendar = calendar("UTC");
        calendar.setLenient(false);
        return calendar;
    }

    private static XMLGregorianCalendar xml(String text) {
        try {
            return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fields(Fields read) {
        return State.of(read.date, read.sqlDate, read.time, read.stamp, read.calendar, read.zone);
    }

    private static <T> Ordinary<T> itself(String name, Class<? super T> type, T value) {
        return Ordinary.of(KIND, name, (java.lang.reflect.Type) type, value, read -> State.of(read));
    }

    static List<Ordinary<?>> all() {
        return List.of(
                itself("Date", Date.class, new Date(AT)),
                itself("Date before 1582", Date.class, new Date(-20_000_000_000_123L)),
                itself("Date, year 12000", Date.class, new Date(316_500_000_000_000L)),
                itself("java.sql.Date", java.sql.Date.class, java.sql.Date.valueOf("2024-02-29")),
                itself("java.sql.Date with a time", java.sql.Date.class, new java.sql.Date(AT)),
                itself("Time", Time.class, Time.valueOf("23:59:59")),
                itself("Time with milliseconds", Time.class, new Time(AT)),
                itself("Timestamp", Timestamp.class, stamp()),
                itself("java.sql.Date as Date", Date.class, java.sql.Date.valueOf("2024-02-29")),
                itself("Time as Date", Date.class, Time.valueOf("23:59:59")),
                itself("Timestamp as Date", Date.class, stamp()),
                Ordinary.of(
                        KIND, "Timestamp in a field Date", Row.class, new Row(stamp()), read -> State.of(read.changed)),
                Ordinary.of(
                        KIND, "Date in a field Date", Row.class, new Row(new Date(AT)), read -> State.of(read.changed)),
                Ordinary.of(
                        KIND,
                        "list of Timestamp",
                        new TypeRef<List<Timestamp>>() {},
                        List.of(stamp()),
                        read -> State.of(read.get(0))),
                Ordinary.of(
                        KIND,
                        "list of Date with Timestamp",
                        new TypeRef<List<Date>>() {},
                        List.of(new Date(AT), stamp()),
                        read -> State.of(read.get(0), read.get(1))),
                Ordinary.of(
                        KIND,
                        "Map by Date",
                        new TypeRef<Map<Date, String>>() {},
                        Map.of(new Date(AT), "a"),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "Map by Timestamp",
                        new TypeRef<Map<Timestamp, String>>() {},
                        Map.of(stamp(), "a"),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "own subclass of Date",
                        Holiday.class,
                        new Holiday(AT, "n"),
                        read -> State.of(read.getTime(), read.name)),
                Ordinary.of(
                        KIND,
                        "fields of legacy types",
                        Fields.class,
                        new Fields(
                                new Date(AT),
                                new java.sql.Date(AT),
                                new Time(AT),
                                stamp(),
                                calendar("Europe/Berlin"),
                                TimeZone.getTimeZone("Europe/Berlin")),
                        LegacyTimes::fields),
                itself("Calendar with a zone", Calendar.class, calendar("Europe/Berlin")),
                itself("Calendar with an offset", Calendar.class, calendar("GMT+05:30")),
                itself("Calendar, not lenient", Calendar.class, strict()),
                itself("GregorianCalendar with a zone", GregorianCalendar.class, calendar("America/New_York")),
                itself("TimeZone", TimeZone.class, TimeZone.getTimeZone("Europe/Berlin")),
                itself("TimeZone of an offset", TimeZone.class, TimeZone.getTimeZone("GMT+05:30")),
                itself("SimpleTimeZone as TimeZone", TimeZone.class, new SimpleTimeZone(1_800_000, "Own")),
                itself(
                        "SimpleTimeZone",
                        SimpleTimeZone.class,
                        new SimpleTimeZone(3_600_000, "Own", 2, -1, 1, 7_200_000, 9, -1, 1, 10_800_000)),
                itself("XMLGregorianCalendar", XMLGregorianCalendar.class, xml("2024-02-29T23:59:59.123456789+01:00")),
                itself("XMLGregorianCalendar without a zone", XMLGregorianCalendar.class, xml("2024-02-29")));
    }
}
