package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.Option;

/**
 * An option that is set for a cache.
 *
 * @param option the option
 * @param key the key that sets it: of the cache itself, or of {@code default}
 * @param text its text, which may be a secret: {@link #shown()} is not
 */
public record Setting(Option<?> option, String key, String text) {

    /**
     * The text as it may be shown to anybody.
     *
     * @return the text, with {@code ***} in place of every secret
     */
    public String shown() {
        return option.shown(text);
    }

    /** The key alone. */
    @Override
    public String toString() {
        return key;
    }
}
