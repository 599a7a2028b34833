package io.github.cdirediscache.demo;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is in Redis now. The embedded one is asked itself; of another one the caches tell what is theirs. */
@Dependent
final class Contents implements Chapter {

    private static final int SHOWN = 3;

    private final Cache<List<Transition>> transitions;
    private final Cache<Upcoming> upcoming;
    private final Redis redis;

    @Inject
    Contents(
            @Named("transitions") Cache<List<Transition>> transitions,
            @Named("upcoming") Cache<Upcoming> upcoming,
            Redis redis) {
        this.transitions = transitions;
        this.upcoming = upcoming;
        this.redis = redis;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        List<StoredKey> keys = redis.embedded().map(Contents::keysOf).orElseGet(this::keysOfCaches);
        report.chapter("In Redis: " + keys.size() + " keys", "expires in", "bytes");
        keys.stream().limit(SHOWN).forEach(key -> key.show(report));
        keys.stream().skip(Math.max(SHOWN, keys.size() - 1)).forEach(key -> key.show(report));
        report.check(keys.size() > SHOWN, "the caches hold keys");
        report.check(keys.stream().allMatch(key -> key.left().toMillis() > 0), "every key expires");
    }

    private static List<StoredKey> keysOf(RedisServer server) {
        return server.command("KEYS", "*")
                .lines()
                .sorted()
                .map(key -> new StoredKey(
                        key,
                        Duration.ofMillis(Long.parseLong(server.command("PTTL", key))),
                        Report.number(Long.parseLong(server.command("STRLEN", key)))))
                .toList();
    }

    private List<StoredKey> keysOfCaches() {
        return Stream.of(transitions, upcoming)
                .flatMap(cache -> cache.keys("*").distinct().sorted().flatMap(key -> keyOf(cache, key)))
                .toList();
    }

    /** Listed a moment ago, a key may be gone, or kept only as a stale value, by now. */
    private static Stream<StoredKey> keyOf(Cache<?> cache, String key) {
        return cache.timeToLive(key).left().map(left -> new StoredKey(cache.name() + " " + key, left, "-")).stream();
    }

    private record StoredKey(String key, Duration left, String bytes) {

        void show(Report report) {
            report.row("   " + key, Report.seconds(left), bytes);
        }
    }
}
