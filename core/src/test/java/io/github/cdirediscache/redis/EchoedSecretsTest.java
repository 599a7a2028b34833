package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers and proxies say in an error with which arguments a command came; passwords, keys and values are among them. */
@Timeout(60)
class EchoedSecretsTest {

    private static final String USER = "appuser";
    private static final String PASSWORD = "S3cr3tPw";
    private static final String KEY = "story-4711";
    private static final String VALUE = "Wahrheit";
    private static final List<String> SECRETS = List.of(USER, PASSWORD, KEY, VALUE, "\u001b");

    /** How errors echo. */
    enum Echo implements Function<List<String>, String> {
        REDIS_7("ERR unknown command '%s', with args beginning with: ", "'%s' "),
        REDIS_6("ERR unknown command `%s`, with args beginning with: ", "`%s`, "),
        PROXY("ERR invalid request: %s ", "%s "),
        QUOTING("NOPERM %s may not be run with \u001b[31m", "\"%s\" "),
        BRACES("ERR %s {", "\"arg\":\"%s\","),
        OF_NO_CODE("%s: no such command: ", "<%s>"),
        IN_SCRIPT("ERR Error running script, on @user_script:1: -%s ", "%s=%s;"),
        READ_ONLY("READONLY %s ", "(%s)");

        private final String head;
        private final String argument;

        Echo(String head, String argument) {
            this.head = head;
            this.argument = argument;
        }

        @Override
        public String apply(List<String> command) {
            return String.format(head, command.get(0))
                    + command.stream()
                            .skip(1)
                            .map(each -> argument.replace("%s", each))
                            .collect(Collectors.joining());
        }
    }

    private static CacheConfigBuilder config(EchoingServer... servers) {
        String[] locations = Stream.of(servers)
                .map(server -> "redis://" + USER + ":" + PASSWORD + "@127.0.0.1:" + server.port())
                .toArray(String[]::new);
        return CacheConfig.builder("stories").locations(locations);
    }

    private static String said(CacheConfigBuilder config, OnFailure onFailure) {
        EverythingSaid said = new EverythingSaid();
        CacheConfig settings = config.onFailure(onFailure).breakerFailures(2).build();
        try (said;
                CacheManager caches = RedisCacheManager.builder()
                        .cache(settings)
                        .observer(said)
                        .build()) {
            Cache<String> stories = caches.cache("stories", String.class);
            said.of(() -> stories.get(KEY));
            said.of(() -> stories.put(KEY, VALUE));
            said.of(() -> stories.getAll(Set.of(KEY, KEY + "2")));
            said.of(() -> stories.putAll(Map.of(KEY, VALUE, KEY + "2", VALUE)));
            said.of(() -> stories.getOrLoad(KEY, () -> VALUE));
            said.of(() -> stories.increment(KEY, 1));
            said.of(() -> stories.invalidate(KEY));
            said.of(() -> stories.invalidatePattern(KEY + "*"));
            said.of(() -> said.add(stories.keys(KEY + "*").toList()));
            said.of(stories::clear);
            said.add(caches.servers());
            said.add(settings);
        }
        return said.toString();
    }

    private static void check(CacheConfigBuilder config) {
        for (OnFailure onFailure : OnFailure.values()) {
            assertThat(said(config, onFailure)).contains("127.0.0.1:").doesNotContain(SECRETS.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failures_serverKnowsNoHello_showNoArgument(Echo echo) throws IOException {
        try (EchoingServer server = EchoingServer.thatKnowsNobody(echo)) {
            check(config(server));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failures_serverRefusesCommands_showNoArgument(Echo echo) throws IOException {
        try (EchoingServer server = EchoingServer.thatRefuses(echo)) {
            check(config(server));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REDIS_7", "READ_ONLY"})
    void failures_ofEachTopology_showNoArgument(Echo echo) throws IOException {
        try (EchoingServer first = EchoingServer.thatKnowsNobody(echo);
                EchoingServer second = EchoingServer.thatRefuses(echo)) {
            check(config(first, second).topology(TopologyKind.REPLICATED));
            check(config(first, second).topology(TopologyKind.SHARDED));
            check(config(first, second).topology(TopologyKind.CLUSTER));
            check(config(first, second).topology(TopologyKind.SENTINEL).sentinelMaster("mymaster"));
        }
    }
}
