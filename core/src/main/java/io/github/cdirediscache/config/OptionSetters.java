package io.github.cdirediscache.config;

/**
 * Sets options of a cache. The setters of each group stand beside the options that they set, in
 * {@link PoolConfig.Setters} and others; {@link CacheConfigBuilder} has them all.
 *
 * @param <B> the builder
 */
public interface OptionSetters<B> {

    /**
     * Sets an option. Values are checked when the builder builds.
     *
     * @param <T> the type of the value
     * @param option the option
     * @param value the value
     * @return this builder
     */
    <T> B set(Option<T> option, T value);
}
