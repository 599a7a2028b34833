package io.github.cdirediscache.it.named;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** Is given caches in every way there is. */
@Dependent
class Shelf {

    @Inject
    @Named("stories")
    Cache<Story> stories;

    @Inject
    @Named
    Cache<List<Story>> anthologies;

    final Cache<Map<String, List<Story>>> libraries;

    private Cache<Integer> sizes;

    @Inject
    Shelf(@Named("libraries") Cache<Map<String, List<Story>>> libraries, @Named("sizes") Cache<Integer> sizes) {
        this.libraries = libraries;
        this.sizes = sizes;
    }

    @Inject
    void use(@Named("sizes") Cache<Integer> other) {
        this.sizes = other;
    }

    Cache<Integer> sizes() {
        return sizes;
    }
}
