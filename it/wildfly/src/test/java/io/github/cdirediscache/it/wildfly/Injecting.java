package io.github.cdirediscache.it.wildfly;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@ApplicationScoped
class Injecting {

    @Inject
    @Named("visits")
    private Cache<String> visits;

    String of(String page) {
        return visits.get(page).orElse("");
    }
}
