package io.github.cdirediscache.internal.jackson;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import java.util.Map;

/** The {@code serializer.*} options of {@code msgpack} and {@code yaml}: a part of those of {@code json}. */
record JacksonOptions(PropertyNamingStrategy naming, VisibilityChecker<?> visibility) {

    private static final Map<String, VisibilityChecker<?>> VISIBILITY =
            Map.of("fields", fields(), "accessors", VisibilityChecker.Std.defaultInstance());

    private static final Map<String, PropertyNamingStrategy> NAMING = Map.ofEntries(
            entry("identity", PropertyNamingStrategies.LOWER_CAMEL_CASE),
            entry("lower-case-with-dashes", PropertyNamingStrategies.KEBAB_CASE),
            entry("lower-case-with-underscores", PropertyNamingStrategies.SNAKE_CASE),
            entry("upper-camel-case", PropertyNamingStrategies.UPPER_CAMEL_CASE),
            entry("upper-camel-case-with-spaces", new UpperCamelCaseWithSpaces()));

    static JacksonOptions read(Map<String, String> options) {
        return new JacksonOptions(
                of("property-naming", options.getOrDefault("property-naming", "identity"), NAMING),
                of("mapping", options.getOrDefault("mapping", "fields"), VISIBILITY));
    }

    /** The words are checked before. */
    private static <T> T of(String name, String word, Map<String, T> choices) {
        T choice = choices.get(word);
        if (choice == null) {
            throw new IllegalArgumentException("serializer." + name + " is not known as " + word);
        }
        return choice;
    }

    /** The state of an object, and not what its accessors make of it. */
    private static VisibilityChecker<?> fields() {
        return VisibilityChecker.Std.defaultInstance()
                .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                .withSetterVisibility(JsonAutoDetect.Visibility.NONE);
    }

    /** What JSON-B calls so: {@code byRole} is {@code By Role}. */
    private static final class UpperCamelCaseWithSpaces extends PropertyNamingStrategies.NamingBase {

        private static final long serialVersionUID = 1;

        @Override
        public String translate(String name) {
            StringBuilder spaced = new StringBuilder();
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (i > 0 && Character.isUpperCase(c)) {
                    spaced.append(' ');
                }
                spaced.append(i == 0 ? Character.toUpperCase(c) : c);
            }
            return spaced.toString();
        }
    }
}
