package io.github.cdirediscache.it.health;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class Patient {

    @CacheResult(cacheName = "patient")
    public String find(long id) {
        return "found " + id;
    }
}
