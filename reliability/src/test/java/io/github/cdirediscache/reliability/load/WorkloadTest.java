package io.github.cdirediscache.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.OngoingFault;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a load run would notice. */
@RedisTest
class WorkloadTest {

    private final Mistakes mistakes = new Mistakes();

    private Workload workload(RedisServer redis) {
        return new Workload(new LoadPlan(Duration.ZERO, 1, 1, 1, 7), redis.location(), Runnable::run, mistakes);
    }

    private static void call(Workload workload, Operation operation) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20; i++) {
            workload.call(operation, random);
        }
    }

    @Test
    void call_valueOfAnotherKey_isNoticed(RedisServer redis) {
        CacheConfig config =
                CacheConfig.builder("plain").locations(redis.location()).build();
        try (CacheManager manager = RedisCacheManager.of(config);
                Workload workload = workload(redis)) {
            Cache<Item> cache = manager.cache("plain", Item.class);
            cache.put("k0", Item.of("plain", "k0", 1));
            call(workload, Operation.GET);
            assertThat(mistakes.count()).isZero();

            cache.put("k0", Item.of("plain", "k1", 1));
            call(workload, Operation.GET);
            assertThat(mistakes.first()).isNotEmpty().allMatch(mistake -> mistake.contains("for k0"));
        }
    }

    @Test
    void checkTotals_lostIncrement_isNoticed(RedisServer redis) {
        try (Workload workload = workload(redis)) {
            call(workload, Operation.INCREMENT);
            redis.command(
                    "EVAL",
                    "for _, key in ipairs(redis.call('KEYS', 'counters:*')) do redis.call('DEL', key) end",
                    "0");
            workload.checkTotals();
            assertThat(mistakes.first()).anyMatch(mistake -> mistake.contains("increments"));
        }
    }

    @Test
    void checkTotals_nothingWasStored_isNoticed(RedisServer redis) {
        try (Workload workload = workload(redis)) {
            try (OngoingFault full = redis.faults().memoryFull()) {
                assertThat(full).isNotNull();
                call(workload, Operation.PUT);
            }
            workload.checkTotals();
            assertThat(mistakes.first()).anyMatch(mistake -> mistake.contains("droppedWrites"));
        }
    }

    @Test
    void checkTotals_counterThatCannotBeRead_isNoticed(RedisServer redis) {
        try (Workload workload = workload(redis)) {
            call(workload, Operation.INCREMENT);
            redis.command(
                    "EVAL",
                    "for _, key in ipairs(redis.call('KEYS', 'counters:*')) do redis.call('SET', key, 'odd') end",
                    "0");
            workload.checkTotals();
            assertThat(mistakes.first()).anyMatch(mistake -> mistake.startsWith("counters: "));
        }
    }
}
