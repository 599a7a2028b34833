package io.github.cdirediscache.internal.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * Dates, times and zones from before {@code java.time} as texts: an instant in ISO 8601, and after a semicolon what else
 * the object holds.
 */
@SuppressWarnings("JavaUtilDate") // it is what this is about
final class LegacyTimes {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final String CALENDAR = ";calendar;";
    private static final int CALENDAR_PARTS = 4;

    private LegacyTimes() {}

    /** Whether the text has more than an instant. */
    static boolean isOwn(String text) {
        return text.indexOf(';') >= 0;
    }

    /** A date of the JDK; one of another class is written as if it were a {@code Date}. */
    static String ofDate(Date date) {
        return date.getClass().getName().startsWith("java.sql.") ? SqlTimes.write(date) : DATE.format(date.toInstant());
    }

    static Date toDate(String text) {
        int semicolon = text.indexOf(';');
        return semicolon < 0
                ? Date.from(DATE.parse(text, Instant::from))
                : SqlTimes.read(Instant.parse(text.substring(0, semicolon)), text.substring(semicolon));
    }

    static String ofCalendar(Calendar calendar) {
        return calendar.toInstant() + CALENDAR + calendar.getFirstDayOfWeek() + ";"
                + calendar.getMinimalDaysInFirstWeek() + ";" + calendar.isLenient() + ";"
                + calendar.getTimeZone().getID();
    }

    static Calendar toCalendar(String text) {
        int at = text.indexOf(CALENDAR);
        String[] parts =
                at < 0 ? new String[0] : text.substring(at + CALENDAR.length()).split(";", CALENDAR_PARTS);
        if (parts.length < CALENDAR_PARTS) {
            throw new DateTimeException("no calendar");
        }
        Calendar calendar = new GregorianCalendar(toZone(parts[3]));
        calendar.setFirstDayOfWeek(Integer.parseInt(parts[0]));
        calendar.setMinimalDaysInFirstWeek(Integer.parseInt(parts[1]));
        calendar.setTimeInMillis(Instant.parse(text.substring(0, at)).toEpochMilli());
        calendar.setLenient(Boolean.parseBoolean(parts[2]));
        return calendar;
    }

    /** The zone that the JDK knows by this id. */
    static TimeZone toZone(String id) {
        TimeZone zone = TimeZone.getTimeZone(id);
        if (!zone.getID().equals(id)) {
            // The JDK would give GMT for it.
            throw new DateTimeException("no time zone has this id");
        }
        return zone;
    }

    /** Its years and fractions of seconds are numbers of any length, which take quadratic time. */
    static XMLGregorianCalendar toXml(String text) {
        if (text.length() > JsonSyntax.MAX_NUMBER) {
            throw new DateTimeException("a date of XML must have at most " + JsonSyntax.MAX_NUMBER + " characters");
        }
        try {
            return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("the JDK's DatatypeFactory can't be made", e);
        }
    }
}
