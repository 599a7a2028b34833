package io.github.cdirediscache.internal.text;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as text: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 7d}, several of them from the largest unit
 * to the smallest ({@code 1h30m}), ISO 8601 as {@link Duration#parse(CharSequence)} reads it ({@code PT10M}, {@code P1D}),
 * {@code forever} for {@code Cache.FOREVER}, and {@code 0}. A minus sign in front negates the whole. A finite duration is
 * at most 1000 years of 365 days.
 */
public final class Durations {

    private static final String FOREVER = "forever";

    /** As {@code Cache.FOREVER} and {@code Cache.LONGEST}, whose package uses this one. */
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private static final Duration LONGEST = Duration.ofDays(1000L * 365);
    private static final Pattern ZERO = Pattern.compile("0+");
    private static final Pattern BARE_NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");
    private static final Pattern ISO = Pattern.compile("[+-]?P.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UNITS = Pattern.compile("(?<sign>-?)(?:(?<d>[0-9]+)d)?(?:(?<h>[0-9]+)h)?"
            + "(?:(?<m>[0-9]+)m)?(?:(?<s>[0-9]+)s)?(?:(?<ms>[0-9]+)ms)?");

    private static final List<Unit> LARGEST_FIRST = List.of(
            new Unit("d", ChronoUnit.DAYS.getDuration()),
            new Unit("h", ChronoUnit.HOURS.getDuration()),
            new Unit("m", ChronoUnit.MINUTES.getDuration()),
            new Unit("s", ChronoUnit.SECONDS.getDuration()),
            new Unit("ms", ChronoUnit.MILLIS.getDuration()));

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text the duration; blanks around it do not matter
     * @return the duration, which may be zero or negative
     * @throws IllegalArgumentException if it is not a duration, or one of more than 1000 years
     */
    public static Duration parse(String text) {
        String stripped = text.strip();
        if (stripped.equals(FOREVER)) {
            return ENDLESS;
        }
        if (ZERO.matcher(stripped).matches()) {
            return Duration.ZERO;
        }
        if (BARE_NUMBER.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    Quotes.quoted(text) + " has no unit; add one: ms, s, m, h or d, e.g. " + example(stripped));
        }
        try {
            Duration parsed = ISO.matcher(stripped).matches() ? Duration.parse(stripped) : units(stripped);
            if (parsed.compareTo(LONGEST) <= 0 && parsed.compareTo(LONGEST.negated()) >= 0) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(notADuration(text), e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(tooLong(text), e);
        }
        throw new IllegalArgumentException(tooLong(text));
    }

    private static String example(String number) {
        return (number.length() <= 9 && number.chars().allMatch(c -> c >= '0' && c <= '9') ? number : "10") + "s";
    }

    private static Duration units(String text) {
        Matcher matcher = UNITS.matcher(text);
        boolean matches = matcher.matches();
        Duration sum = Duration.ZERO;
        boolean any = false;
        for (Unit unit : LARGEST_FIRST) {
            String count = matches ? matcher.group(unit.name()) : null;
            if (count != null) {
                any = true;
                sum = sum.plus(unit.length().multipliedBy(new BigInteger(count).longValueExact()));
            }
        }
        if (!any) {
            throw new DateTimeParseException("no unit matches", text, 0);
        }
        return matcher.group("sign").isEmpty() ? sum : sum.negated();
    }

    private static String tooLong(String text) {
        return Quotes.quoted(text) + " is too long; write at most " + format(LONGEST) + " (1000 years), or forever";
    }

    private static String notADuration(String text) {
        return Quotes.quoted(text) + " is not a duration; write e.g. 500ms, 10s, 5m, 2h, 7d, 1h30m, PT10M or forever";
    }

    /**
     * Writes a duration such that {@link #parse(String)} reads it back, if it is finite and not longer than that takes.
     *
     * @param duration the duration
     * @return the shortest text of units, such as {@code 1h30m}; ISO 8601 for parts of milliseconds
     */
    public static String format(Duration duration) {
        if (duration.equals(ENDLESS)) {
            return FOREVER;
        }
        if (duration.isZero()) {
            return "0s";
        }
        boolean tooLong = duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0;
        if (tooLong || !duration.truncatedTo(ChronoUnit.MILLIS).equals(duration)) {
            return duration.toString();
        }
        return duration.isNegative() ? "-" + inUnits(duration.negated()) : inUnits(duration);
    }

    private static String inUnits(Duration positive) {
        StringBuilder text = new StringBuilder();
        Duration rest = positive;
        for (Unit unit : LARGEST_FIRST) {
            long count = rest.dividedBy(unit.length());
            if (count > 0) {
                text.append(String.format(Locale.ROOT, "%d%s", count, unit.name()));
                rest = rest.minus(unit.length().multipliedBy(count));
            }
        }
        return text.toString();
    }

    private record Unit(String name, Duration length) {}
}
