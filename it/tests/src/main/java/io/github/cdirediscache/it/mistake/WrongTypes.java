package io.github.cdirediscache.it.mistake;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class WrongTypes {

    @CacheResult(cacheName = "mixed", key = "{id}")
    public Story one(long id) {
        return Story.of(id, "one");
    }

    @CacheResult(cacheName = "mixed", key = "{id}")
    public List<Story> several(long id) {
        return List.of();
    }

    @CacheResult(cacheName = "generic")
    public <T> List<T> generic(long id) {
        return List.of();
    }
}
