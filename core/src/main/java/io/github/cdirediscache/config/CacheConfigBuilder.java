package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.text.Suggestions;
import java.util.Objects;

/**
 * Collects the settings of a cache, each with its default until it is set. The setters of each option are beside its
 * declaration. Not thread-safe.
 */
public final class CacheConfigBuilder
        implements TopologyConfig.Setters<CacheConfigBuilder>,
                SentinelConfig.Setters<CacheConfigBuilder>,
                ConnectionConfig.Setters<CacheConfigBuilder>,
                TlsConfig.Setters<CacheConfigBuilder>,
                PoolConfig.Setters<CacheConfigBuilder>,
                CacheConfig.Setters<CacheConfigBuilder>,
                ExpiryConfig.Setters<CacheConfigBuilder>,
                LoadConfig.Setters<CacheConfigBuilder>,
                FormatConfig.Setters<CacheConfigBuilder>,
                FailureConfig.Setters<CacheConfigBuilder> {

    private final String name;
    private OptionValues values;

    CacheConfigBuilder(String name, OptionValues values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public <T> CacheConfigBuilder set(Option<T> option, T value) {
        values = values.with(option, Objects.requireNonNull(value, option.name()));
        return this;
    }

    /**
     * Sets any option by its name and a text, as settings have them.
     *
     * @param option the name, such as {@code pool.max-wait}
     * @param text the text, such as {@code 500ms}
     * @return this builder
     * @throws IllegalArgumentException if there is no such option, or the text is not one of its type
     */
    public CacheConfigBuilder set(String option, String text) {
        return read(
                Options.named(option)
                        .orElseThrow(() -> new IllegalArgumentException("there is no option " + Quotes.quoted(option)
                                + Suggestions.didYouMean(
                                        option,
                                        Options.all().stream().map(Option::name).toList()))),
                text);
    }

    private <T> CacheConfigBuilder read(Option<T> option, String text) {
        return set(option, option.parse(text));
    }

    /**
     * Resets an option to its default.
     *
     * @param option the option
     * @return this builder
     */
    public CacheConfigBuilder reset(Option<?> option) {
        values = values.without(option);
        return this;
    }

    /**
     * The settings.
     *
     * @return the settings; later changes to this builder do not reach them
     * @throws InvalidOptionsException if options have invalid values; names all of them
     */
    public CacheConfig build() {
        return CacheConfig.of(name, values);
    }
}
