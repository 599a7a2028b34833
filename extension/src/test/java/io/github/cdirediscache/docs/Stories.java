package io.github.cdirediscache.docs;

// tag::cached-methods
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
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
