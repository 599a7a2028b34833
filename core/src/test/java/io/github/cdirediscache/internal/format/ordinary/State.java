package io.github.cdirediscache.internal.format.ordinary;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.datatype.XMLGregorianCalendar;

/** Values of the JDK as texts that have all that they hold. */
final class State {

    private State() {}

    /** Each with its class where that is part of the value. */
    static String of(Object... parts) {
        return Arrays.stream(parts).map(State::one).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String one(Object part) {
        if (part == null) {
            return "null";
        }
        if (part instanceof Timestamp stamp) {
            return "Timestamp " + stamp.getTime() + " " + stamp.getNanos();
        }
        if (part instanceof Date date) {
            return date.getClass().getName() + " " + date.getTime();
        }
        if (part instanceof Calendar calendar) {
            return calendar(calendar);
        }
        if (part instanceof TimeZone zone) {
            return zone(zone);
        }
        if (part instanceof XMLGregorianCalendar xml) {
            return "XML " + xml.toXMLFormat() + " " + xml.getTimezone() + " " + xml.getFractionalSecond();
        }
        if (part instanceof byte[] bytes) {
            return "bytes " + Arrays.toString(bytes);
        }
        if (part instanceof Optional<?> optional) {
            return "Optional " + of(optional.orElse(null));
        }
        if (part instanceof List<?> list) {
            return list(list);
        }
        if (part instanceof Object[] array) {
            return array.getClass().getSimpleName() + of(array);
        }
        if (part instanceof Collection<?> || part instanceof Map<?, ?>) {
            throw new IllegalArgumentException("say whether its order counts");
        }
        return part.getClass().getSimpleName() + " " + part;
    }

    private static String calendar(Calendar calendar) {
        return calendar.getClass().getName()
                + of(
                        calendar.getTimeInMillis(),
                        calendar.getTimeZone(),
                        calendar.isLenient(),
                        calendar.getFirstDayOfWeek(),
                        calendar.getMinimalDaysInFirstWeek());
    }

    /** Its rules, by what they say for 400 days. */
    private static String zone(TimeZone zone) {
        String offsets = IntStream.range(0, 400)
                .mapToObj(day -> Integer.toString(zone.getOffset(1_700_000_000_000L + day * 86_400_000L)))
                .distinct()
                .collect(Collectors.joining(" "));
        return (zone instanceof SimpleTimeZone ? "simple " : "") + zone.getID() + " " + offsets;
    }

    static String list(Collection<?> inOrder) {
        return of(inOrder.toArray());
    }

    static <T> String list(Collection<T> inOrder, Function<T, String> element) {
        return inOrder.stream().map(element).collect(Collectors.joining(", ", "[", "]"));
    }

    static String unordered(Collection<?> elements) {
        return elements.stream().map(State::one).sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    static String ordered(Map<?, ?> map) {
        return map.entrySet().stream().map(State::entry).collect(Collectors.joining(", ", "[", "]"));
    }

    static String unordered(Map<?, ?> map) {
        return map.entrySet().stream().map(State::entry).sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    private static String entry(Map.Entry<?, ?> entry) {
        return one(entry.getKey()) + "=" + one(entry.getValue());
    }

    static String same(Object a, Object b) {
        return Objects.toString(a == b);
    }
}
