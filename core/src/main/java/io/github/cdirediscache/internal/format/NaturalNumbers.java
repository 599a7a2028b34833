package io.github.cdirediscache.internal.format;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers whose type is not declared, as those of a {@code Map<String, Object>}: JSON-B reads each as a
 * {@code BigDecimal}. They become what is written so most often: an {@code Integer}, a {@code Long} if it is too large
 * for one, a {@code Double} if that has this very text.
 */
final class NaturalNumbers {

    private static final int BITS_OF_INT = 32;
    private static final int BITS_OF_LONG = 64;

    private NaturalNumbers() {}

    /** A value that was read as a type, with its numbers; collections that can be changed are changed. */
    static @Nullable Object of(@Nullable Object read, Type type) {
        if (type == Object.class || type == Number.class) {
            return untyped(read);
        }
        if (!(type instanceof ParameterizedType generic) || !hasUntyped(generic)) {
            return read;
        }
        Type[] arguments = generic.getActualTypeArguments();
        Type last = arguments[arguments.length - 1];
        if (read instanceof Map<?, ?> map && arguments.length == 2) {
            return replaced(map, last);
        }
        if (read instanceof Collection<?> elements && arguments.length == 1) {
            return replaced(elements, last);
        }
        return read instanceof Optional<?> optional ? optional.map(content -> of(content, last)) : read;
    }

    private static boolean hasUntyped(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                if (hasUntyped(argument)) {
                    return true;
                }
            }
        }
        return type == Object.class || type == Number.class;
    }

    /** A value of which nothing is declared. */
    static @Nullable Object untyped(@Nullable Object read) {
        if (read instanceof BigDecimal number) {
            return number(number);
        }
        if (read instanceof Map<?, ?> map) {
            return replaced(map, Object.class);
        }
        return read instanceof List<?> list ? replaced(list, Object.class) : read;
    }

    @SuppressWarnings("unchecked") // what has just been read, by the type that it was read as
    private static Object replaced(Map<?, ?> read, Type type) {
        ((Map<Object, @Nullable Object>) read).replaceAll((key, value) -> of(value, type));
        return read;
    }

    @SuppressWarnings("unchecked") // as above
    private static Object replaced(Collection<?> read, Type type) {
        if (read instanceof List<?> list) {
            ((List<@Nullable Object>) list).replaceAll(element -> of(element, type));
        } else if (read instanceof LinkedHashSet<?> || read.getClass() == java.util.HashSet.class) {
            Set<@Nullable Object> elements = (Set<@Nullable Object>) read;
            List<@Nullable Object> all = new ArrayList<>();
            for (Object element : elements) {
                all.add(of(element, type));
            }
            // Numbers have other hash codes than before.
            if (!EqualHashes.areFewIn(all)) {
                throw new IllegalArgumentException(EqualHashes.REFUSAL);
            }
            elements.clear();
            elements.addAll(all);
        }
        return read;
    }

    @SuppressWarnings("BigDecimalEquals") // 1.50 is not the text of a double
    private static Number number(BigDecimal read) {
        if (read.scale() == 0) {
            int bits = read.unscaledValue().bitLength();
            if (bits < BITS_OF_INT) {
                return read.intValue();
            }
            return bits < BITS_OF_LONG ? (Number) read.longValue() : read.unscaledValue();
        }
        if (read.unscaledValue().bitLength() > BITS_OF_LONG) {
            // More digits than the text of a double has. To compute the nearest one would take longer than to read
            // them.
            return read;
        }
        double nearest = read.doubleValue();
        boolean isDouble = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).equals(read);
        return isDouble ? (Number) nearest : read;
    }
}
