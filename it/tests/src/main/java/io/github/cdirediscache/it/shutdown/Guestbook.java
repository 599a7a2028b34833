package io.github.cdirediscache.it.shutdown;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;

/** Uses its cache as soon as the application runs. */
@ApplicationScoped
class Guestbook {

    void open(@Observes @Initialized(ApplicationScoped.class) Object event, @Named("guests") Cache<String> guests) {
        guests.put("first", "was here");
    }
}
