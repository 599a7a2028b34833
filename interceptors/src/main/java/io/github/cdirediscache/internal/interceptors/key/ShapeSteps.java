package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.interceptors.key.KeyShape.Step;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the texts of a declared type look like. */
final class ShapeSteps {

    private static final Map<Class<?>, String> WHOLE_NUMBERS =
            Map.of(Byte.class, "B", Short.class, "S", Integer.class, "", Long.class, "L", BigInteger.class, "I");
    private static final Map<Class<?>, String> FRACTIONS =
            Map.of(Float.class, "F", Double.class, "D", BigDecimal.class, "M");
    private static final Set<Class<?>> IN_BRACKETS =
            Set.of(Locale.class, Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);
    private static final Chars OF_FRACTIONS = Chars.of("-+.0123456789EINafinty");
    private static final Chars OF_BOOLEANS = Chars.of("truefals");
    private static final Chars OF_DATES = Chars.of("+-0123456789");
    private static final Chars OF_UUIDS = Chars.of("-0123456789abcdef");
    private static final Chars OF_QUOTED = Chars.but("'");

    private ShapeSteps() {}

    /** In a template. */
    static List<Step> inTemplate(Type type) {
        Class<?> raw = DeclaredTypes.rawClass(DeclaredTypes.boxed(type));
        if (raw == Optional.class) {
            return inTemplate(argument(type, Optional.class));
        }
        if (raw.isArray()
                || raw.isRecord()
                || List.class.isAssignableFrom(raw)
                || Set.class.isAssignableFrom(raw)
                || Map.class.isAssignableFrom(raw)) {
            return generated(type).toList();
        }
        Chars chars = Chars.ANY;
        if (WHOLE_NUMBERS.containsKey(raw)) {
            return List.of(
                    Step.one(Chars.DIGITS).ofArgument(), Step.many(Chars.DIGITS).ofArgument());
        } else if (FRACTIONS.containsKey(raw)) {
            chars = OF_FRACTIONS;
        } else if (raw == Boolean.class) {
            chars = OF_BOOLEANS;
        } else if (raw == LocalDate.class || raw == Year.class || raw == YearMonth.class) {
            chars = OF_DATES;
        } else if (raw == UUID.class) {
            chars = OF_UUIDS;
        } else if (raw.isEnum()) {
            chars = ofConstants(raw);
        }
        return List.of(Step.many(chars).ofArgument());
    }

    private static Chars ofConstants(Class<?> raw) {
        StringBuilder names = new StringBuilder();
        Arrays.stream(raw.getEnumConstants()).forEach(constant -> names.append(((Enum<?>) constant).name()));
        return Chars.of(names.toString());
    }

    /** In a generated key. */
    static Stream<Step> generated(Type type) {
        Class<?> raw = DeclaredTypes.rawClass(DeclaredTypes.boxed(type));
        if (WHOLE_NUMBERS.containsKey(raw)) {
            Stream<Step> digits = Stream.of(Step.one(Chars.DIGITS), Step.many(Chars.DIGITS));
            return Stream.concat(digits, Step.text(WHOLE_NUMBERS.getOrDefault(raw, "")));
        }
        if (FRACTIONS.containsKey(raw)) {
            return Stream.concat(Stream.of(Step.many(OF_FRACTIONS)), Step.text(FRACTIONS.getOrDefault(raw, "")));
        }
        if (raw == Boolean.class) {
            return Stream.of(Step.many(OF_BOOLEANS));
        }
        if (raw == String.class) {
            return quoted("");
        }
        if (raw == Character.class) {
            return quoted("c");
        }
        return ofOther(type, raw);
    }

    private static Stream<Step> ofOther(Type type, Class<?> raw) {
        if (raw.isEnum()) {
            return Stream.concat(Step.text(name(raw) + "."), Stream.of(Step.many(Chars.but("(),[]{}='"))));
        }
        if (raw.isRecord()) {
            return bracketed(name(raw) + "(", Stream.of(Step.many(Chars.ANY)), ")");
        }
        if (IN_BRACKETS.contains(raw)) {
            return bracketed(raw.getSimpleName() + "(", Stream.of(Step.many(Chars.ANY)), ")");
        }
        if (Forms.isFinalValue(raw)) {
            return quoted(raw.getSimpleName());
        }
        return ofContainer(type, raw);
    }

    private static Stream<Step> ofContainer(Type type, Class<?> raw) {
        if (raw.isArray()) {
            Class<?> component = raw.getComponentType();
            Type element = DeclaredTypes.parts(type).findFirst().orElse(component);
            return bracketed((component.isPrimitive() ? component.getName() : "Object") + "[", elements(element), "]");
        }
        if (List.class.isAssignableFrom(raw)) {
            return bracketed("[", elements(argument(type, Collection.class)), "]");
        }
        if (Set.class.isAssignableFrom(raw)) {
            return bracketed("set{", elements(argument(type, Collection.class)), "}");
        }
        if (Map.class.isAssignableFrom(raw)) {
            return bracketed("map{", Stream.of(Step.many(Chars.ANY)), "}");
        }
        return Stream.of(Step.many(Chars.ANY));
    }

    private static Type argument(Type type, Class<?> container) {
        return TypeResolver.of(type).argument(container, 0).orElse(Object.class);
    }

    /** One at least: that an empty list is the same whatever it could hold is no accident to count with. */
    private static Stream<Step> elements(Type element) {
        List<Step> first = generated(element).toList();
        Chars all = first.stream().map(Step::chars).reduce(Chars.of(","), Chars::and);
        return Stream.concat(first.stream(), Stream.of(Step.many(all.isAllOthers() ? Chars.ANY : all)));
    }

    private static Stream<Step> quoted(String tag) {
        return Stream.of(Step.text(tag + "'"), Stream.of(Step.many(OF_QUOTED)), Step.text("'"))
                .flatMap(steps -> steps);
    }

    private static Stream<Step> bracketed(String open, Stream<Step> inside, String close) {
        return Stream.of(Step.text(open), inside, Step.text(close)).flatMap(steps -> steps);
    }

    private static String name(Class<?> raw) {
        StringBuilder name = new StringBuilder();
        Encoding.appendClass(raw, name);
        return name.toString();
    }
}
