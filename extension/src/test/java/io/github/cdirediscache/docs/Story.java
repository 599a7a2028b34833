package io.github.cdirediscache.docs;

import io.github.cdirediscache.docs.Database.Author;

/** What the examples of the documentation cache. */
record Story(long id, Author author, boolean isFinished) {}
