package io.github.cdirediscache.it.caching;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Finds stories, and counts how often it had to. */
@ApplicationScoped
@CacheDefaults(cacheName = "stories")
class Stories {

    private final AtomicInteger runs = new AtomicInteger();

    public int runs() {
        return runs.get();
    }

    private Story story(long id) {
        return Story.of(id, "run " + runs.incrementAndGet());
    }

    @CacheResult
    public Story find(long id) {
        return story(id);
    }

    @CacheResult(key = "titled.{language}.{story.author.name}")
    public String title(Story story, String language) {
        return language + " " + story(story.id()).title();
    }

    @CacheResult
    public Story marked(@CacheKey String part, @CacheKey long id, String ignored) {
        return Story.of(id, part + ignored + runs.incrementAndGet());
    }

    @CacheResult(key = "list.{author}")
    public List<Story> by(String author) {
        return List.of(story(1), story(2));
    }

    @CacheResult(key = "count.{author}")
    public long count(String author) {
        return runs.incrementAndGet();
    }

    @CacheResult(key = "nullable.{id}")
    public @Nullable Story nullable(long id) {
        runs.incrementAndGet();
        return null;
    }

    @CacheResult(key = "maybe.{id}")
    public Optional<Story> maybe(long id) {
        runs.incrementAndGet();
        return id < 0 ? Optional.empty() : Optional.of(Story.of(id, "there"));
    }

    @CacheResult(key = "later.{id}")
    public CompletionStage<Story> later(long id) {
        return CompletableFuture.supplyAsync(() -> story(id));
    }

    @CacheResult(key = "failing.{id}")
    public Story failing(long id) {
        throw new IllegalStateException("run " + runs.incrementAndGet());
    }

    @CacheResult(key = "missing.{id}", cachedExceptions = NoSuchElementException.class, exceptionTimeout = "10m")
    public Story missing(long id) {
        throw new NoSuchElementException("run " + runs.incrementAndGet());
    }

    @CacheResult(key = "untitled.{id}", unless = Untitled.class)
    public Story perhapsUntitled(long id) {
        runs.incrementAndGet();
        return Story.of(id, "");
    }

    @CacheResult(key = "fresh.{id}")
    public Story fresh(long id) {
        return story(id);
    }

    @CacheResult(key = "fresh.{id}", skipGet = true)
    public Story refresh(long id) {
        return story(id);
    }
}
