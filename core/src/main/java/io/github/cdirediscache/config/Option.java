package io.github.cdirediscache.config;

import java.util.function.BiConsumer;

/**
 * One option of a cache: a row of the reference, and how its text gets into a configuration.
 *
 * @param name the option without {@code redis-cache.<cache>.}; ends in {@code *} if any text may stand there
 * @param type what its text is
 * @param defaultText the text that says the default, or words in parentheses where no text does
 * @param meaning what it does, in Markdown
 * @param secret whether its text must not be shown
 * @param setter reads the text; its exceptions say what is wrong, and show the text where that is allowed
 */
record Option(
        String name,
        String type,
        String defaultText,
        String meaning,
        boolean secret,
        BiConsumer<CacheConfigBuilder, String> setter) {

    Option(
            String name,
            String type,
            String defaultText,
            String meaning,
            BiConsumer<CacheConfigBuilder, String> setter) {
        this(name, type, defaultText, meaning, false, setter);
    }
}
