package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RedisTest
class SingleServerLoadingTest extends LoadingContract {

    private static final String LEASED = """
            local found = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local head = redis.call('TYPE', key).ok == 'string' and redis.call('GETRANGE', key, 0, 2) or ''
              if #head == 3 and string.byte(head, 1) == 202 and bit.band(string.byte(head, 3), 2) ~= 0 then
                found[#found + 1] = key
              end
            end
            return found
            """;

    private final RedisServer server;
    private TestCaches caches;

    SingleServerLoadingTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @Override
    CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.manager(settings);
    }

    @Override
    long commandsRun(String name) {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    @Override
    List<String> leasedKeys() {
        return server.command("EVAL", LEASED, "0")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
