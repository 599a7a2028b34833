package io.github.cdirediscache.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is written. */
public enum FormatValue {
    /** One article. */
    SMALL(1),
    /** Two hundred articles. */
    LARGE(200);

    private final int articles;

    FormatValue(int articles) {
        this.articles = articles;
    }

    int articles() {
        return articles;
    }

    Articles value() {
        // An ArrayList, as what comes back is one.
        return new Articles(IntStream.range(0, articles).mapToObj(Article::of).collect(Collectors.toList()));
    }
}
