package io.github.cdirediscache.docs;

import io.github.cdirediscache.docs.Database.Story;
// tag::cached-methods
import io.github.cdirediscache.interceptors.CacheInvalidate;
import io.github.cdirediscache.interceptors.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class Stories {

    @Inject
    StoryTable database;

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
