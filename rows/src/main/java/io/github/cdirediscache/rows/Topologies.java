package io.github.cdirediscache.rows;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the names of tests' classes say about the servers that the tests run on. */
final class Topologies {

    /** Stands for tests that need no server, or that do not depend on the topology. */
    static final String NONE = "–";

    private static final List<String> WORDS =
            List.of("Single", "Replicated", "Sharded", "Sentinel", "Cluster", "Unix", "Tls", "Disabled");

    private Topologies() {}

    /**
     * The topologies of classes, such as {@code sharded} of {@code ShardedCacheTest}, each once.
     *
     * @param classNames their binary names; of a nested class the name of the outer one counts, too
     */
    static String of(Collection<String> classNames) {
        String found = WORDS.stream()
                .filter(word -> classNames.stream().anyMatch(name -> hasWord(name, word)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? NONE : found;
    }

    private static boolean hasWord(String className, String word) {
        String withoutPackage = className.substring(className.lastIndexOf('.') + 1);
        return Pattern.compile(word + "(?![a-z])").matcher(withoutPackage).find();
    }
}
