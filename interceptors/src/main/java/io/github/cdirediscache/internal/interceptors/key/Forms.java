package io.github.cdirediscache.internal.interceptors.key;

import static java.util.Map.entry;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form of each class that has one. */
final class Forms {

    private static final Map<Class<?>, Form> VALUES = values();

    /** The forms of all classes that extend another, in the order in which they are tried. */
    private static final List<Map.Entry<Class<?>, Form>> SUPERTYPES = List.of(
            entry(Enum.class, new EnumForm()),
            entry(Set.class, CollectionForm.SET),
            entry(Collection.class, CollectionForm.LIST),
            entry(Map.class, CollectionForm.MAP),
            entry(Date.class, VALUES.get(Date.class)),
            entry(BigDecimal.class, VALUES.get(BigDecimal.class)),
            entry(BigInteger.class, VALUES.get(BigInteger.class)),
            entry(CharSequence.class, new QuotedForm<>("", CharSequence.class, CharSequence::toString)),
            entry(ZoneId.class, quoted(ZoneId.class, ZoneId::getId)));

    private static final ClassValue<Form> OF_CLASS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Forms() {}

    /** The form of an object's class. One without a form is refused when it is used. */
    static Form of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    /** Whether an object declared as this class is a value that a text describes fully. */
    static boolean isValue(Class<?> type) {
        return VALUES.containsKey(type)
                || type.isEnum()
                || type == ZoneId.class
                || Stream.of(Date.class, BigDecimal.class, BigInteger.class)
                        .anyMatch(supertype -> supertype.isAssignableFrom(type));
    }

    /** Whether all objects declared as this class are of it, and have their text in quotes. */
    static boolean isFinalValue(Class<?> type) {
        return VALUES.get(type) instanceof QuotedForm<?> && Modifier.isFinal(type.getModifiers());
    }

    private static Form find(Class<?> type) {
        Form value = VALUES.get(type);
        if (value != null) {
            return value;
        }
        if (type.isArray()) {
            return ArrayForm.of(type);
        }
        if (type.isRecord()) {
            return RecordForm.of(type);
        }
        return findBySupertype(type);
    }

    private static Form findBySupertype(Class<?> type) {
        for (Map.Entry<Class<?>, Form> supertype : SUPERTYPES) {
            if (supertype.getKey().isAssignableFrom(type)) {
                return supertype.getValue();
            }
        }
        return (value, out, depth) -> {
            throw new IllegalArgumentException(type.getName() + " is not a value that a key can be made of");
        };
    }

    private static Map<Class<?>, Form> values() {
        Map<Class<?>, Form> values = new HashMap<>(Map.ofEntries(
                entry(Boolean.class, new PlainForm("")),
                entry(Byte.class, new PlainForm("B")),
                entry(Short.class, new PlainForm("S")),
                entry(Integer.class, new PlainForm("")),
                entry(Long.class, new PlainForm("L")),
                entry(Float.class, new PlainForm("F")),
                entry(Double.class, new PlainForm("D")),
                entry(BigInteger.class, new PlainForm("I")),
                entry(BigDecimal.class, new PlainForm("M")),
                entry(String.class, new QuotedForm<>("", String.class, Function.identity())),
                entry(Character.class, new QuotedForm<>("c", Character.class, Object::toString)),
                entry(Class.class, new QuotedForm<>("Class", Object.class, type -> ((Class<?>) type).getName())),
                entry(Date.class, quoted(Date.class, Forms::text)),
                entry(Locale.class, new LocaleForm()),
                entry(Optional.class, new OptionalForm<>(Optional.class, it -> it.isPresent() ? it.get() : null)),
                entry(
                        OptionalInt.class,
                        new OptionalForm<>(OptionalInt.class, it -> it.isPresent() ? it.getAsInt() : null)),
                entry(
                        OptionalLong.class,
                        new OptionalForm<>(OptionalLong.class, it -> it.isPresent() ? it.getAsLong() : null)),
                entry(
                        OptionalDouble.class,
                        new OptionalForm<>(OptionalDouble.class, it -> it.isPresent() ? it.getAsDouble() : null))));
        List<Class<?>> withText = List.of(
                UUID.class,
                URI.class,
                Currency.class,
                Instant.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Duration.class,
                Period.class,
                Year.class,
                YearMonth.class,
                MonthDay.class,
                ZoneOffset.class);
        withText.forEach(type -> values.put(type, quoted(type, Object::toString)));
        return Map.copyOf(values);
    }

    /** The instant: of a {@code java.sql.Timestamp} with its nanoseconds. */
    @SuppressWarnings("JavaUtilDate") // the key is made of what the caller has
    private static String text(Date date) {
        try {
            return date.toInstant().toString();
        } catch (UnsupportedOperationException withoutTime) {
            // As java.sql.Date and Time have it, which are an instant all the same.
            return Instant.ofEpochMilli(date.getTime()).toString();
        }
    }

    private static <T> Form quoted(Class<T> type, Function<T, String> toText) {
        return new QuotedForm<>(type.getSimpleName(), type, toText);
    }
}
