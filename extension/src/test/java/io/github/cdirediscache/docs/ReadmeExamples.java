package io.github.cdirediscache.docs;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.docs.Database.Story;
import io.github.cdirediscache.interceptors.CacheInvalidate;
import io.github.cdirediscache.interceptors.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The Java of README.md. */
class ReadmeExamples {

    /** A simpler one. */
    interface Table {
        Story find(long id);

        void save(Story story);
    }

    static Table database;

    // tag::cached-methods
    @ApplicationScoped
    public class Stories {

        @CacheResult(cacheName = "stories", key = "{id}")
        public Story byId(long id) {
            return database.find(id);
        }

        @CacheInvalidate(cacheName = "stories", key = "{story.id}")
        public void save(Story story) {
            database.save(story);
        }
    }
    // end::cached-methods

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
