package io.github.cdirediscache.internal.entry;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Which values nobody can change, so that several may have one object. */
final class Immutables {

    private static final Set<Class<?>> KNOWN = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Currency.class,
            Locale.class,
            Class.class);

    private static final ClassValue<Boolean> IMMUTABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return compute(type);
        }
    };

    private Immutables() {}

    /** Whether every object of a class is: a value of the JDK, an enum, or a record of such. */
    static boolean isImmutable(Class<?> type) {
        return IMMUTABLE.get(type);
    }

    private static boolean compute(Class<?> type) {
        return KNOWN.contains(type)
                || type.isPrimitive()
                || type.isEnum()
                || (type.getSuperclass() != null && type.getSuperclass().isEnum())
                || type.getPackageName().equals("java.time")
                || (type.isRecord() && isOfImmutables(type));
    }

    private static boolean isOfImmutables(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                // Its own class may be a component; what is not known to be immutable counts as if it were not.
                .allMatch(type -> type != record && isImmutable(type));
    }
}
