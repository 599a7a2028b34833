package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.TimeToLive;
import java.time.Duration;
import java.util.Locale;

/** Values as a reader gets them. */
final class Shown {

    private static final long SECOND = 1000;
    private static final int LONGEST_KEY = 500;

    private Shown() {}

    /** A text from outside: a terminal obeys control characters. */
    static String text(String text) {
        return escaped(text, false);
    }

    /** A key in a list: Redis has keys of 512 MB. */
    static String key(String key) {
        if (key.length() <= LONGEST_KEY) {
            return text(key);
        }
        return text(key.substring(0, LONGEST_KEY)) + "... (" + number(key.length()) + " characters)";
    }

    /** The same, where lines may be. */
    static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean isLine = keepLines && (c == '\n' || c == '\t');
            int kind = Character.getType(c);
            boolean hides = kind == Character.CONTROL
                    || kind == Character.FORMAT
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR;
            if (hides && !isLine) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(long bytes) {
        return number(bytes) + (bytes == 1 ? " byte" : " bytes");
    }

    static String keys(long keys) {
        return number(keys) + (keys == 1 ? " key" : " keys");
    }

    static String timeToLive(TimeToLive left) {
        return left.left().map(Shown::duration).orElse("forever");
    }

    /** Milliseconds below a second, and else seconds and up, as the settings write them. */
    static String duration(Duration time) {
        if (time.equals(Cache.FOREVER)) {
            return "forever";
        }
        if (time.toMillis() < SECOND) {
            return time.toMillis() + "ms";
        }
        StringBuilder text = new StringBuilder();
        append(text, time.toDaysPart(), "d");
        append(text, time.toHoursPart(), "h");
        append(text, time.toMinutesPart(), "m");
        append(text, time.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
