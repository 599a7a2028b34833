package io.github.cdirediscache.it.scopes;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

@RequestScoped
@CacheDefaults(cacheName = "request")
class RequestFinder extends Finder<List<Story>> {

    @Override
    List<Story> found(long id, String by) {
        return List.of(Story.of(id, by + System.nanoTime()));
    }
}
