package io.github.cdirediscache.docs;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.docs.Database.Author;
import io.github.cdirediscache.docs.Database.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Java of docs/annotations.md. */
class AnnotationsExamples {

    static Database database;

    // tag::all
    @ApplicationScoped
    @CacheDefaults(cacheName = "stories", timeout = "${stories.timeout:10m}")
    public class Stories {

        @CacheResult(key = "{id}", staleFor = "1h")
        public Optional<Story> find(long id) {
            return database.find(id);
        }

        @CachePut(key = "{story.id}")
        public void store(@CacheValue Story story) {
            database.store(story);
        }

        @CacheInvalidate(key = "{id}")
        @CacheInvalidatePattern(cacheName = "lists", pattern = "author.{author.id}.*")
        public void delete(long id, Author author) {
            database.delete(id);
        }
    }
    // end::all

    // tag::generated-key
    @CacheResult(cacheName = "searches")
    public List<Story> search(@CacheKey String words, @CacheKey Set<Tag> tags, Instant now) {
        return database.search(words, tags, now);
    }
    // end::generated-key

    // tag::condition
    public class Unfinished implements CacheCondition {
        @Override
        public boolean test(Object value) {
            return value instanceof Story story && !story.isFinished();
        }
    }
    // end::condition

    static class NoSuchStoryException extends Exception {
        private static final long serialVersionUID = 1;

        NoSuchStoryException(String message) {
            super(message);
        }
    }

    // tag::exceptions
    @CacheResult(cacheName = "stories", cachedExceptions = NoSuchStoryException.class, exceptionTimeout = "30s")
    public Story get(long id) throws NoSuchStoryException {
        return database.find(id).orElseThrow(() -> new NoSuchStoryException("no story " + id));
    }
    // end::exceptions

    // tag::transaction
    @Transactional
    @CacheInvalidate(cacheName = "stories", key = "{story.id}")
    public void save(Story story) {
        database.store(story);
    }
    // end::transaction

    static class Injected {

        // tag::injected
        @Inject
        @Named("stories")
        Cache<Story> stories;

        @Inject
        @Named // called as the field: lists
        Cache<List<Story>> lists;

        @Inject
        CacheManager caches;

        Cache<Story> byName(String name) {
            return caches.cache(name, Story.class);
        }
        // end::injected

        // tag::last-change
        void isEnding(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
            stories.invalidate("today");
        }
        // end::last-change
    }
}
