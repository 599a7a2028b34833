package io.github.cdirediscache.docs;

/** What the examples of README.md read and write. */
interface StoryTable {

    Story find(long id);

    void save(Story story);
}
