package io.github.cdirediscache.it.scopes;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@CacheDefaults(cacheName = "application")
class ApplicationFinder extends Finder<Story> {

    @Override
    Story found(long id, String by) {
        return Story.of(id, by + System.nanoTime());
    }
}
