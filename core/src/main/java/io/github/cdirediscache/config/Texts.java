package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;

import io.github.cdirediscache.internal.text.Quotes;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the plain types of options. */
final class Texts {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    private Texts() {}

    static int integer(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    Quotes.quoted(text) + " is not a whole number; write digits, at most " + Integer.MAX_VALUE, e);
        }
    }

    static double number(String text) {
        try {
            double value = new BigDecimal(text.strip()).doubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notANumber(text), e);
        }
        throw new IllegalArgumentException(notANumber(text));
    }

    /** The usual notation: a whole number has no decimal point. */
    static String number(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    private static String notANumber(String text) {
        return Quotes.quoted(text) + " is not a number; write e.g. 0, 0.1 or 1";
    }

    /** Only {@code true} and {@code false}: other words for yes differ between sources of settings. */
    static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(Quotes.quoted(text) + " is not a boolean; write true or false");
        };
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Quotes.quoted(text) + " is unknown; write " + words(all.stream())));
    }

    private static String words(Stream<? extends Enum<?>> constants) {
        return constants
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(joining(" or "));
    }

    static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Quotes.quoted(text) + " is not a path of a file", e);
        }
    }

    /** The items {@code name=number} between commas; a name may hold a {@code =} itself. A name may be a location. */
    static Map<String, Integer> numbers(String text) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<String> items = list(text);
        for (String item : items) {
            int equals = item.lastIndexOf('=');
            String name = item.substring(0, Math.max(0, equals)).strip();
            String number = item.substring(equals + 1).strip();
            String position = "item " + (items.indexOf(item) + 1) + " of " + items.size();
            if (name.isEmpty() || !NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException(
                        position + " is not a name and a number; write e.g. north=2, south=1");
            }
            if (numbers.put(name, Integer.valueOf(number)) != null) {
                throw new IllegalArgumentException(LocationMask.shard(name) + " has two numbers; write one");
            }
        }
        return Collections.unmodifiableMap(numbers);
    }

    /** The items between commas, blanks around them trimmed. */
    static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            items.add(text.substring(from, comma).strip());
            from = comma + 1;
        }
        items.add(text.substring(from).strip());
        if (items.contains("")) {
            // Not quoted: the other items may hold a password.
            throw new IllegalArgumentException("item " + (items.indexOf("") + 1) + " of " + items.size()
                    + " is empty; write items with a comma between them");
        }
        return List.copyOf(items);
    }
}
