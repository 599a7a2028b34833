package io.github.cdirediscache.docs;

import io.github.cdirediscache.cache.Cache;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The Java of README.md, besides {@link Stories}. */
class ReadmeExamples {

    static StoryTable database;

    static class Injected {

        // tag::injected-cache
        @Inject
        @Named("stories")
        Cache<Story> stories;

        Story byId(long id) {
            return stories.getOrLoad(Long.toString(id), () -> database.find(id));
        }
        // end::injected-cache
    }
}
