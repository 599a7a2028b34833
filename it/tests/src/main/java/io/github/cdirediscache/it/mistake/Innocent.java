package io.github.cdirediscache.it.mistake;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;

/** Nothing is wrong with it. */
@ApplicationScoped
class Innocent {

    @CacheResult(cacheName = "innocent", key = "{id}")
    public String find(String id) {
        return id;
    }
}
