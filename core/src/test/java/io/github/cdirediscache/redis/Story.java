package io.github.cdirediscache.redis;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What the tests cache. */
public record Story(long id, String title, List<String> tags, Instant published) implements Serializable {

    static Story of(long id) {
        return new Story(id, "Title \"" + id + "\" \uD83D\uDE00", List.of("a", "b"), Instant.ofEpochSecond(id));
    }
}
