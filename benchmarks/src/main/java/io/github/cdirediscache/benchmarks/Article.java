package io.github.cdirediscache.benchmarks;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What an application caches. Public, as Yasson wants it.
 *
 * @param id a number
 * @param title a line
 * @param text some lines
 * @param tags short texts
 * @param published a time
 * @param price a fraction
 */
public record Article(long id, String title, String text, List<String> tags, Instant published, double price)
        implements Serializable {

    private static final String[] WORDS =
            ("a cache keeps what was asked for so that the next one who asks need not wait as long and the server"
                            + " behind it has less to do until somebody changes what it was made of")
                    .split(" ", -1);

    static Article of(int id) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(WORDS[(id * 31 + i * i * 7) % WORDS.length]).append(' ');
        }
        return new Article(
                id,
                "Title of " + id,
                text.toString().strip(),
                List.of(WORDS[id % WORDS.length], "tag-" + id % 7),
                Instant.ofEpochMilli(1_700_000_000_000L + id * 86_399_123L),
                id * 1.25);
    }
}
