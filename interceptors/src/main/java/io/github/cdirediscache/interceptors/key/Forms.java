package io.github.cdirediscache.interceptors.key;

import static java.util.Map.entry;

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

/** The form of each class that has one. */
final class Forms {

    private static final Map<Class<?>, Form> VALUES = values();

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

    /** Whether an object declared as this class is a value that a text says all of. */
    static boolean isValue(Class<?> type) {
        return VALUES.containsKey(type) || type.isEnum() || type == ZoneId.class;
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
        Map<Class<?>, Form> supertypes = Map.of(
                Enum.class, new EnumForm(),
                List.class, CollectionForm.LIST,
                Set.class, CollectionForm.SET,
                Map.class, CollectionForm.MAP,
                ZoneId.class, quoted(ZoneId.class, ZoneId::getId));
        for (Map.Entry<Class<?>, Form> supertype : supertypes.entrySet()) {
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
                entry(Date.class, quoted(Date.class, date -> date.toInstant().toString())),
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

    private static <T> Form quoted(Class<T> type, Function<T, String> toText) {
        return new QuotedForm<>(type.getSimpleName(), type, toText);
    }
}
