package io.github.cdirediscache.reliability.load;

import java.util.SplittableRandom;

/**
 * A value that can be checked: its text follows from the rest. Public, as the serializer needs it.
 *
 * @param cache the cache that it belongs to
 * @param key its key
 * @param number which of the values of that key it is
 * @param text from a few to two thousand characters
 */
public record Item(String cache, String key, long number, String text) {

    private static final int LONGEST = 2000;

    static Item of(String cache, String key, long number) {
        return new Item(cache, key, number, text(cache, key, number));
    }

    private static String text(String cache, String key, long number) {
        SplittableRandom random = new SplittableRandom(31L * (31L * cache.hashCode() + key.hashCode()) + number);
        int length = random.nextInt(LONGEST);
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(Long.toString(random.nextInt(1 << 20), 36)).append(' ');
        }
        return text.toString();
    }

    /** Whether this is a value that somebody stored there. */
    boolean belongsTo(String expectedCache, String expectedKey) {
        return equals(of(expectedCache, expectedKey, number));
    }
}
