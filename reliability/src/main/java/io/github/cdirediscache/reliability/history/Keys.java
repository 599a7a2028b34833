package io.github.cdirediscache.reliability.history;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys of a run, in groups that a pattern removes.
 *
 * @param count how many
 * @param groups of how many groups
 */
record Keys(int count, int groups) {

    String name(int key) {
        return "g" + key % groups + ":k" + key;
    }

    String pattern(int group) {
        return "g" + group + ":*";
    }

    List<Integer> of(int group) {
        return IntStream.range(0, count)
                .filter(key -> key % groups == group)
                .boxed()
                .toList();
    }
}
