package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
import io.github.cdirediscache.internal.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that stand for settings, by the rule of MicroProfile Config: what is no letter or digit in a
 * key is an underscore.
 */
public final class Variables {

    private static final String PREFIX = Keys.variable(Keys.ROOT);

    /** What Kubernetes sets in each container for a service that is called redis-cache. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "_SERVICE_HOST$|_SERVICE_PORT(_[A-Z0-9_]+)?$|_PORT$|_PORT_[0-9]+_(TCP|UDP|SCTP)(_ADDR|_PORT|_PROTO)?$");

    private Variables() {}

    /**
     * Finds the variables that look like settings of caches and are none, so that nobody reads them.
     *
     * @param variables the names of all environment variables
     * @param cacheNames the caches that there are
     * @return a sentence for each, with a suggestion
     */
    public static List<String> unread(Collection<String> variables, Collection<String> cacheNames) {
        Set<String> known = known(cacheNames);
        List<String> unread = new ArrayList<>();
        for (String name : new TreeSet<>(variables)) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(PREFIX)
                    && !isOfKubernetes(upper, variables)
                    && !known.contains(upper)
                    && !isOfSerializer(upper, cacheNames)) {
                Suggestions suggestions = new Suggestions();
                known.forEach(each -> suggestions.offer(upper, each.toLowerCase(Locale.ROOT), each));
                unread.add("the environment variable " + name + " sets nothing: no cache and option is called so"
                        + suggestions
                                .best()
                                .map(best -> "; did you mean " + best + "?")
                                .orElse(""));
            }
        }
        return unread;
    }

    private static Set<String> known(Collection<String> cacheNames) {
        Set<String> known = new TreeSet<>();
        Keys.GLOBAL.forEach(global -> known.add(Keys.variable(global)));
        for (Option<?> option : Options.all()) {
            Stream.concat(Stream.of(Keys.DEFAULT_CACHE), cacheNames.stream())
                    .forEach(cache -> known.add(Keys.variable(Keys.of(cache, option.name()))));
        }
        return known;
    }

    /** Whether it belongs to a service of Kubernetes, which always tells the host as well. */
    private static boolean isOfKubernetes(String upper, Collection<String> variables) {
        Matcher matcher = OF_KUBERNETES.matcher(upper);
        return matcher.find() && variables.contains(upper.substring(0, matcher.start()) + "_SERVICE_HOST");
    }

    /** An application's own serializer may have any options. */
    private static boolean isOfSerializer(String upper, Collection<String> cacheNames) {
        return Stream.concat(Stream.of(Keys.DEFAULT_CACHE), cacheNames.stream())
                .map(cache -> Keys.variable(Keys.of(cache, FormatConfig.SERIALIZER + ".")))
                .anyMatch(upper::startsWith);
    }
}
