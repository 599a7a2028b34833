package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Removes many keys from three shards while somebody reads. Run it with a small heap, which shows that memory does not
 * grow with the number of keys.
 */
public final class SweepBenchmark {

    private static final String SWEPT = "swept";
    private static final String READ = "read";
    private static final int BATCH = 1000;
    private static final int SIZE = 20;
    private static final int DEFAULT_KEYS = 1_000_000;

    private final int keys;
    private final Duration quiet;

    /**
     * A run.
     *
     * @param keys how many keys there are, a tenth of which the pattern matches
     * @param quiet how long the reader reads undisturbed
     */
    SweepBenchmark(int keys, Duration quiet) {
        this.keys = keys;
        this.quiet = quiet;
    }

    /**
     * Runs it and prints the table to standard output.
     *
     * @param arguments the number of keys, or none for a million
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int keys = arguments.length == 0 ? DEFAULT_KEYS : Integer.parseInt(arguments[0]);
        String machine = Machine.describe();
        System.out.println(new SweepBenchmark(keys, Duration.ofSeconds(5)).run().markdown() + "\nHeap of at most "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB. " + machine);
    }

    Result run() {
        List<RedisServer> servers = Stream.generate(() -> RedisServer.builder()
                        .config("slowlog-log-slower-than", SlowLog.MICROS)
                        .config("slowlog-max-len", "1000")
                        .start())
                .limit(Place.THREE_TCP.servers())
                .toList();
        List<String> locations = Place.THREE_TCP.locations(servers);
        try (CacheManager manager = RedisCacheManager.of(
                CacheClient.config(SWEPT, locations).build(),
                CacheClient.config(READ, locations).build())) {
            return new Result(phases(manager, servers));
        } finally {
            servers.forEach(RedisServer::close);
        }
    }

    private List<Phase> phases(CacheManager manager, List<RedisServer> servers) {
        Values values = new Values(SIZE);
        Cache<byte[]> swept = manager.cache(SWEPT, byte[].class);
        Cache<byte[]> read = manager.cache(READ, byte[].class);
        for (int i = 0; i < Values.COUNT; i++) {
            read.put(values.key(i), values.bytes(i));
        }
        // Reads while the keys are written warm the reader up.
        SweepReader warmUp = SweepReader.start(read, values);
        fill(swept, values);
        var unused = warmUp.stop();
        List<Phase> phases = new ArrayList<>();
        LongSupplier nothing = () -> {
            LockSupport.parkNanos(quiet.toNanos());
            return 0;
        };
        phases.add(Phase.of("nothing", SweepReader.start(read, values), servers, nothing));
        phases.add(Phase.of(
                "`invalidatePattern` of a tenth",
                SweepReader.start(read, values),
                servers,
                () -> swept.invalidatePattern("tenth-*")));
        phases.add(Phase.of("`clear` of the rest", SweepReader.start(read, values), servers, swept::clear));
        phases.add(Phase.of("nothing, again", SweepReader.start(read, values), servers, nothing));
        return phases;
    }

    private void fill(Cache<byte[]> cache, Values values) {
        Map<String, byte[]> batch = new HashMap<>();
        for (int i = 0; i < keys; i++) {
            batch.put((i % 10 == 0 ? "tenth-" : "rest-") + i, values.bytes(i % Values.COUNT));
            if (batch.size() == BATCH || i == keys - 1) {
                cache.putAll(batch);
                batch.clear();
            }
        }
    }

    /**
     * What a run gave.
     *
     * @param phases the parts, in their order
     */
    record Result(List<Phase> phases) {

        String markdown() {
            StringBuilder text = new StringBuilder(Phase.HEAD);
            phases.forEach(phase -> text.append(phase.markdown()));
            return text.toString();
        }
    }
}
