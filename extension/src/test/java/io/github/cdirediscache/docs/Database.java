package io.github.cdirediscache.docs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the examples of the documentation read and write. */
interface Database {

    record Author(long id) {}

    record Tag(String name) {}

    Optional<Story> find(long id);

    List<Story> search(String words, Set<Tag> tags, Instant now);

    void store(Story story);

    void delete(long id);
}
