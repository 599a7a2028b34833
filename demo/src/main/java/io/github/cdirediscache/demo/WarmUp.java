package io.github.cdirediscache.demo;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What is not to be measured: the JVM compiles what it has run a few times, and an earlier run may have left its keys. */
@Dependent
final class WarmUp {

    private static final int MISSES = 6;

    private final Transitions transitions;
    private final Cache<List<Transition>> cache;
    private final Cache<Upcoming> upcoming;

    @Inject
    WarmUp(
            Transitions transitions,
            @Named("transitions") Cache<List<Transition>> cache,
            @Named("upcoming") Cache<Upcoming> upcoming) {
        this.transitions = transitions;
        this.cache = cache;
        this.upcoming = upcoming;
    }

    void run() {
        for (int i = 0; i < MISSES; i++) {
            cache.clearAllVersions();
            transitions.of("Europe/Paris", 21);
        }
        cache.clearAllVersions();
        upcoming.clearAllVersions();
    }
}
