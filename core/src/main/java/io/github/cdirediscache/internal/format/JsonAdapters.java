package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Year;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.datatype.XMLGregorianCalendar;

/** Value types of the JDK that JSON-B knows nothing of: without these, Yasson writes what it can't read back. */
final class JsonAdapters {

    private JsonAdapters() {}

    /** Those of all values; with those of dates, unless a format is set for these. */
    static JsonbAdapter<?, ?>[] all(boolean withDates) {
        List<JsonbAdapter<?, ?>> adapters = new ArrayList<>(List.of(
                new YearAdapter(), new LocaleAdapter(), new CurrencyAdapter(), new BitSetAdapter(), new ZoneAdapter()));
        adapters.addAll(LinkedAdapters.all());
        if (withDates) {
            adapters.add(new DateAdapter());
            adapters.add(new CalendarAdapter());
            if (hasXml()) {
                adapters.add(new XmlCalendarAdapter());
            }
        }
        return adapters.toArray(JsonbAdapter<?, ?>[]::new);
    }

    /** A class loader of a server may hide this module of the JDK. */
    private static boolean hasXml() {
        return ClassLookup.isPresent("javax.xml.datatype.XMLGregorianCalendar", JsonAdapters.class.getClassLoader());
    }

    /** A date, and those of {@code java.sql}, by their instant and class. */
    public static final class DateAdapter implements JsonbAdapter<Date, String> {
        @Override
        public String adaptToJson(Date date) {
            return LegacyTimes.ofDate(date);
        }

        @Override
        public Date adaptFromJson(String json) {
            return LegacyTimes.toDate(json);
        }
    }

    /** A calendar with its zone. */
    public static final class CalendarAdapter implements JsonbAdapter<Calendar, String> {
        @Override
        public String adaptToJson(Calendar calendar) {
            return LegacyTimes.ofCalendar(calendar);
        }

        @Override
        public Calendar adaptFromJson(String json) {
            return LegacyTimes.toCalendar(json);
        }
    }

    /** A time zone as its id. */
    public static final class ZoneAdapter implements JsonbAdapter<TimeZone, String> {
        @Override
        public String adaptToJson(TimeZone zone) {
            return zone.getID();
        }

        @Override
        public TimeZone adaptFromJson(String json) {
            return LegacyTimes.toZone(json);
        }
    }

    /** A date of XML as XML has it. */
    public static final class XmlCalendarAdapter implements JsonbAdapter<XMLGregorianCalendar, String> {
        @Override
        public String adaptToJson(XMLGregorianCalendar calendar) {
            return calendar.toXMLFormat();
        }

        @Override
        public XMLGregorianCalendar adaptFromJson(String json) {
            return LegacyTimes.toXml(json);
        }
    }

    /** A year as a number. */
    public static final class YearAdapter implements JsonbAdapter<Year, Integer> {
        @Override
        public Integer adaptToJson(Year year) {
            return year.getValue();
        }

        @Override
        public Year adaptFromJson(Integer json) {
            return Year.of(json);
        }
    }

    /** A locale as its BCP 47 tag. */
    public static final class LocaleAdapter implements JsonbAdapter<Locale, String> {
        @Override
        public String adaptToJson(Locale locale) {
            return locale.toLanguageTag();
        }

        @Override
        public Locale adaptFromJson(String json) {
            return Locale.forLanguageTag(json);
        }
    }

    /** A currency as its ISO 4217 code. */
    public static final class CurrencyAdapter implements JsonbAdapter<Currency, String> {
        @Override
        public String adaptToJson(Currency currency) {
            return currency.getCurrencyCode();
        }

        @Override
        public Currency adaptFromJson(String json) {
            return Currency.getInstance(json);
        }
    }

    /** A bit set as its words. */
    public static final class BitSetAdapter implements JsonbAdapter<BitSet, long[]> {
        @Override
        public long[] adaptToJson(BitSet bits) {
            return bits.toLongArray();
        }

        @Override
        public BitSet adaptFromJson(long[] json) {
            return BitSet.valueOf(json);
        }
    }
}
