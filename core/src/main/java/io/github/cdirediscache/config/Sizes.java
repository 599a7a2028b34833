package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Quotes;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sizes as text: bytes, or a number with a unit. As in IEC 80000-13 a kilobyte (KB) has 1000 bytes and a kibibyte (KiB)
 * 1024.
 */
final class Sizes {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,18})\\s{0,3}(B|KB|MB|GB|KIB|MIB|GIB)?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Long> BYTES = Map.of(
            "B", 1L,
            "KB", 1_000L,
            "MB", 1_000_000L,
            "GB", 1_000_000_000L,
            "KIB", 1L << 10,
            "MIB", 1L << 20,
            "GIB", 1L << 30);

    private Sizes() {}

    /** The size in bytes. */
    static int parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Quotes.quoted(text) + " is not a size; write bytes, or a number with KB, MB, GB, KiB, MiB or GiB");
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2).toUpperCase(Locale.ROOT);
        BigInteger bytes = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(BYTES.getOrDefault(unit, 1L)));
        if (bytes.bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException(
                    Quotes.quoted(text) + " is too large; write at most " + Integer.MAX_VALUE + " bytes");
        }
        return bytes.intValue();
    }

    /** Bytes, in the largest unit of thousands that they are a multiple of. */
    static String format(int bytes) {
        return Stream.of("GB", "MB", "KB")
                .filter(unit -> bytes != 0 && bytes % BYTES.getOrDefault(unit, 1L) == 0)
                .findFirst()
                .map(unit -> bytes / BYTES.getOrDefault(unit, 1L) + unit)
                .orElse(String.valueOf(bytes));
    }
}
