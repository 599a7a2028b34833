package io.github.cdirediscache.internal.extension.config;

import io.github.cdirediscache.internal.config.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the application's configuration, which may not be there at all.
 *
 * @param names the names of the properties, as far as the sources list them
 * @param lookup finds the text of a property
 * @param failure why there is none, if there is none
 */
public record ApplicationConfig(Iterable<String> names, Lookup lookup, Optional<String> failure) {

    private static final String REMEDY =
            "add io.smallrye.config:smallrye-config to the class path, or on Open Liberty the feature mpConfig-3.1";

    /** Finds the text of a property; may fail on one and find the next. */
    @FunctionalInterface
    public interface Lookup {

        /**
         * Finds the text.
         *
         * @param name the name of the property
         * @return the text; empty if the property is not set
         */
        Optional<String> find(String name);
    }

    /**
     * The configuration of the thread's context class loader.
     *
     * @return the configuration; without texts, and with a failure, where there is none
     */
    public static ApplicationConfig current() {
        try {
            Config config = ConfigProvider.getConfig();
            return new ApplicationConfig(
                    SecretKeys.unlocked(config, () -> toList(config.getPropertyNames())),
                    name -> SecretKeys.unlocked(config, () -> value(config, name)),
                    Optional.empty());
        } catch (LinkageError absent) {
            return failed("MicroProfile Config is not there (" + absent + "); " + REMEDY);
        } catch (RuntimeException e) {
            // So is a missing implementation.
            return failed(
                    e + (e instanceof IllegalStateException ? "; if there is no MicroProfile Config, " + REMEDY : ""));
        }
    }

    private static ApplicationConfig failed(String why) {
        return new ApplicationConfig(List.of(), name -> Optional.empty(), Optional.of(why));
    }

    /** The value. One that refers to a property that is not set is a mistake, though for the API it is absent. */
    private static Optional<String> value(Config config, String name) {
        Optional<String> value = config.getOptionalValue(name, String.class);
        if (value.isEmpty()) {
            String written = written(config, name);
            if (written != null && ExpressionException.isIn(written)) {
                throw ExpressionException.of(written, key -> written(config, key));
            }
        }
        return value;
    }

    private static @Nullable String written(Config config, String name) {
        return config.getConfigValue(name).getRawValue();
    }

    private static List<String> toList(Iterable<String> names) {
        List<String> list = new ArrayList<>();
        names.forEach(list::add);
        return list;
    }

    /**
     * As {@link #lookup()}, for callers that know failures only as bad arguments.
     *
     * @param name the name of the property
     * @return the text; empty if the property is not set
     * @throws IllegalArgumentException if the text can't be read
     */
    public Optional<String> text(String name) {
        try {
            return lookup.find(name);
        } catch (RuntimeException e) {
            boolean isOurs = e instanceof ExpressionException;
            throw new IllegalArgumentException(name + (isOurs ? " " + e.getMessage() : " can't be read: " + e), e);
        }
    }
}
