package io.github.cdirediscache.internal.format;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.time.format.DateTimeFormatterBuilder;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;

/** The {@code serializer.*} options of {@code json}, made a JSON-B configuration. */
final class JsonOptions {

    private static final Map<String, String> BINARY_DATA = Map.of(
            "base64", BinaryDataStrategy.BASE_64,
            "base64url", BinaryDataStrategy.BASE_64_URL,
            "bytes", BinaryDataStrategy.BYTE);

    private static final Map<String, String> NAMING = Map.of(
            "identity", PropertyNamingStrategy.IDENTITY,
            "lower-case-with-dashes", PropertyNamingStrategy.LOWER_CASE_WITH_DASHES,
            "lower-case-with-underscores", PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES,
            "upper-camel-case", PropertyNamingStrategy.UPPER_CAMEL_CASE,
            "upper-camel-case-with-spaces", PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES);

    private static final Map<String, Boolean> BY_FIELDS = Map.of("fields", true, "accessors", false);

    private JsonOptions() {}

    static JsonbConfig read(Map<String, String> options) {
        UnknownOptions.reject("json", options.keySet(), JsonOptionNames.ALL);
        JsonbConfig config = new JsonbConfig()
                .withNullValues(true)
                // Else an entry from before a record had this component gives null for it, where it should be a miss;
                // and Yasson 3.0 can't read generic records.
                .withCreatorParametersRequired(true)
                .withAdapters(JsonAdapters.all(!options.containsKey("date-format")))
                .withBinaryDataStrategy(
                        Choice.of("binary-data", options.getOrDefault("binary-data", "base64"), BINARY_DATA))
                .withPropertyNamingStrategy(
                        Choice.of("property-naming", options.getOrDefault("property-naming", "identity"), NAMING));
        if (Choice.of("mapping", options.getOrDefault("mapping", "fields"), BY_FIELDS)) {
            config.withPropertyVisibilityStrategy(new FieldVisibility());
        }
        Locale locale = locale(options.getOrDefault("locale", "und"));
        String dateFormat = options.get("date-format");
        if (dateFormat != null) {
            config.withDateFormat(pattern(dateFormat), locale);
        }
        return config.withLocale(locale);
    }

    private static String pattern(String value) {
        try {
            new DateTimeFormatterBuilder().appendPattern(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "serializer.date-format must be a pattern of DateTimeFormatter, was " + value, e);
        }
    }

    /** The root locale by default: what one server writes, another with other settings must read. */
    private static Locale locale(String value) {
        try {
            return new Locale.Builder().setLanguageTag(value).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("serializer.locale must be a BCP 47 tag such as de-CH, was " + value, e);
        }
    }
}
