package io.github.cdirediscache.docs;

import io.github.cdirediscache.docs.Database.Story;

/** What the examples of README.md read and write. */
interface StoryTable {

    Story find(long id);

    void save(Story story);
}
