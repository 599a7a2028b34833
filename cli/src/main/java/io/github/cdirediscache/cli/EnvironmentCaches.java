package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.Options;
import io.github.cdirediscache.internal.config.Keys;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The caches that environment variables set options of. Variables have neither case nor {@code -}, so that a cache of
 * several words may be called otherwise.
 */
final class EnvironmentCaches {

    private static final String PREFIX = Keys.variable(Keys.ROOT);

    private EnvironmentCaches() {}

    /** Their names, other than those of caches that are known by a better source. */
    static Set<String> of(Collection<String> variables, Collection<String> properties) {
        List<String> options = options();
        Set<String> caches = new TreeSet<>();
        variables.stream()
                .map(variable -> variable.toUpperCase(Locale.ROOT))
                .filter(variable -> variable.startsWith(PREFIX))
                .map(variable -> cache(variable.substring(PREFIX.length()), options))
                .flatMap(Optional::stream)
                .filter(cache -> !isNamed(cache, properties))
                .map(cache -> cache.toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(caches::add);
        return caches;
    }

    private static Optional<String> cache(String rest, List<String> options) {
        return options.stream()
                .filter(option -> rest.length() > option.length() + 1 && rest.endsWith("_" + option))
                .findFirst()
                .map(option -> rest.substring(0, rest.length() - option.length() - 1));
    }

    private static boolean isNamed(String cache, Collection<String> properties) {
        return properties.stream().anyMatch(property -> Keys.variable(property).startsWith(PREFIX + cache + "_"));
    }

    /** Every option as variables name it, the longest first. */
    private static List<String> options() {
        return Options.all().stream()
                .map(option -> Keys.variable(option.name()))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
