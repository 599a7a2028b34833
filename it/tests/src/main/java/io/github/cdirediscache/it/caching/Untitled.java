package io.github.cdirediscache.it.caching;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Untitled implements CacheCondition {

    @Override
    public boolean test(@Nullable Object value) {
        return value instanceof Story story && story.title().isEmpty();
    }
}
