package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Year;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which JSON a value of a type may be that is no array and no object. A provider takes more, and makes others of it. */
final class JsonScalars {

    private static final Set<Class<?>> INTEGERS = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class,
            Year.class);
    private static final Set<Class<?>> FLOATS = Set.of(float.class, Float.class, double.class, Double.class);
    private static final Set<Class<?>> OPTIONAL_INTEGERS = Set.of(OptionalInt.class, OptionalLong.class);
    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, char.class, Character.class);

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]++");

    private JsonScalars() {}

    /** Whether a text of JSON, which begins so, is of the kind that is written for the type. */
    static boolean isOfKind(String text, char first, Type type) {
        if (!(type instanceof Class<?> raw)) {
            return true;
        }
        if (INTEGERS.contains(raw)) {
            return isInteger(text);
        }
        if (OPTIONAL_INTEGERS.contains(raw)) {
            return first == 'n' || isInteger(text);
        }
        if (FLOATS.contains(raw)) {
            return first == '-' || (first >= '0' && first <= '9');
        }
        if (BOOLEANS.contains(raw)) {
            return first == 't' || first == 'f';
        }
        if (TEXTS.contains(raw)) {
            return first == '"';
        }
        return (first != '[' && first != '{') || !isScalar(raw);
    }

    private static boolean isInteger(String text) {
        return INTEGER.matcher(text.strip()).matches();
    }

    private static boolean isScalar(Class<?> raw) {
        return raw.isEnum()
                || CharSequence.class.isAssignableFrom(raw)
                || Number.class.isAssignableFrom(raw)
                || TemporalAccessor.class.isAssignableFrom(raw)
                || TemporalAmount.class.isAssignableFrom(raw)
                || raw == UUID.class;
    }

    /** Whether all texts within a value of the type stay texts. */
    static boolean isOfTexts(Type type) {
        if (type instanceof ParameterizedType generic) {
            return DeclaredTypes.rawClass(type).getName().startsWith("java.util.")
                    && Arrays.stream(generic.getActualTypeArguments()).allMatch(JsonScalars::isOfTexts);
        }
        return type == String.class || type == String[].class || type == Object.class || type == byte[].class;
    }
}
