package io.github.cdirediscache.format;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Year;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;

/** Value types of the JDK that JSON-B knows nothing of: without these, Yasson writes what it can't read back. */
final class JsonAdapters {

    private JsonAdapters() {}

    static JsonbAdapter<?, ?>[] all() {
        return new JsonbAdapter<?, ?>[] {
            new YearAdapter(), new LocaleAdapter(), new CurrencyAdapter(), new BitSetAdapter()
        };
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
