package io.github.cdirediscache.demo;

import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Changes of the clocks, computed per request: this is the class that is cached. */
@ApplicationScoped
class Transitions {

    @Inject
    Work work;

    @CacheResult(cacheName = "transitions", key = "{zone}.{century}")
    List<Transition> of(String zone, int century) {
        return work.done(() -> Search.transitions(zone, firstDayOf(century), firstDayOf(century + 1)));
    }

    /** The zones of an area got new rules. */
    @CacheInvalidatePattern(cacheName = "transitions", pattern = "{area}/*")
    void forget(String area) {}

    /** An answer that is a little old will do while one caller computes the new one. */
    @CacheResult(cacheName = "upcoming", key = "{zone}", staleFor = "1m")
    Upcoming upcoming(String zone) {
        return work.done(() -> {
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            Instant end = now.plusYears(100).toInstant();
            return new Upcoming(now.toInstant(), Search.transitions(zone, now.toInstant(), end));
        });
    }

    private static Instant firstDayOf(int century) {
        return OffsetDateTime.of(century * 100 - 99, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                .toInstant();
    }
}
