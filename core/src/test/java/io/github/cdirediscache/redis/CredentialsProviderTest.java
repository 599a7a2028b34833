package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.connection.Credentials;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whose passwords change while caches run. */
@Timeout(60)
class CredentialsProviderTest {

    private static final String OLD = "old s3cret";
    private static final String NEW = "new s3cret";

    private final AtomicReference<Supplier<Credentials>> credentials =
            new AtomicReference<>(() -> new Credentials("app", OLD));
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> locations = new CopyOnWriteArrayList<>();
    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.builder()
                .password("owner's s3cret")
                .user("app", OLD)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Credentials provided(String location) {
        asked.incrementAndGet();
        locations.add(location);
        return credentials.get().get();
    }

    private CacheConfigBuilder config(String... servers) {
        return CacheConfig.builder("c")
                .locations(servers)
                .credentialsProvider("vault")
                .onFailure(OnFailure.RAISE);
    }

    private CacheManager manager(CacheConfigBuilder config) {
        return RedisCacheManager.builder()
                .cache(config.build())
                .credentialsProvider("vault", this::provided)
                .build();
    }

    private void rotate() {
        server.command("ACL", "SETUSER", "app", "resetpass", ">" + NEW);
        credentials.set(() -> new Credentials("app", NEW));
    }

    private List<String> connections() {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains(" user=app "))
                .toList();
    }

    @Test
    void passwordRotated_openConnectionsGoOn_newOnesHaveTheNewPassword() {
        try (CacheManager manager = manager(config(server.location()))) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            List<String> before = connections();
            rotate();
            assertThat(cache.get("k")).contains("v");
            assertThat(asked).hasValue(1);
            assertThat(connections()).hasSameSizeAs(before);

            server.command("CLIENT", "KILL", "USER", "app");
            assertThat(cache.get("k")).contains("v");
            assertThat(asked).hasValue(2);
            assertThat(locations).containsOnly(server.location());
            assertThat(cache.statistics().failures()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "EVALSHA"})
    void serverAsksAgain_theConnectionIsReplacedByOneWithNewCredentials(String command) throws IOException {
        try (AnsweringProxy proxy = new AnsweringProxy(server);
                CacheManager manager = manager(config(proxy.location()))) {
            Cache<Long> cache = manager.cache("c", Long.class);
            cache.put("n", 1L);
            assertThat(asked).hasValue(1);
            rotate();
            proxy.answer(command, "-NOAUTH Authentication required.");
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> {
                cache.get("n");
                // Not repeatable, and all the same sent again: it was not carried out.
                cache.increment("n", 1);
            });
            assertThat(asked).hasValue(2);
            cache.put("n", 5L);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void passwordOutdated_callsFailUntilTheProviderHasTheNewOne() {
        server.command("ACL", "SETUSER", "app", "resetpass", ">" + NEW);
        try (CacheManager manager = manager(config(server.location()))) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("WRONGPASS")
                    .satisfies(Users::namesNoSecret);
            credentials.set(() -> new Credentials("app", NEW));
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(CacheUnavailableException.class)
                    .until(() -> {
                        cache.put("k", "v");
                        return cache.get("k").isPresent();
                    });
        }
    }

    @Test
    void providerFails_isAsIfRedisWereUnavailable() {
        credentials.set(() -> {
            throw new IllegalStateException("the token is s3cret");
        });
        try (CacheManager manager = manager(config(server.location()))) {
            Cache<String> cache = manager.cache("c", String.class);
            for (int i = 0; i < 100; i++) {
                assertThatExceptionOfType(CacheUnavailableException.class)
                        .isThrownBy(() -> cache.get("k"))
                        .withMessage("no connection to " + server.location()
                                + ": credentials-provider failed with java.lang.IllegalStateException")
                        .satisfies(Users::namesNoSecret);
            }
            assertThat(asked.get()).isLessThan(50);
            credentials.set(() -> new Credentials("app", OLD));
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(CacheUnavailableException.class)
                    .until(() -> {
                        cache.put("k", "v");
                        return cache.get("k").isPresent();
                    });
        }
    }

    @Test
    void providerFails_withLoad_theLoaderRuns() {
        credentials.set(() -> {
            throw new NoClassDefFoundError("com/example/Token");
        });
        try (CacheManager manager = manager(config(server.location()).onFailure(OnFailure.LOAD))) {
            assertThat(manager.cache("c", String.class).getOrLoad("k", () -> "loaded"))
                    .isEqualTo("loaded");
        }
    }

    @Test
    void providerGivesNull_isAsIfRedisWereUnavailable() {
        credentials.set(() -> null);
        try (CacheManager manager = manager(config(server.location()))) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("credentials-provider gave null");
        }
    }

    @Test
    void provider_ofOneServerOfSeveral_isAskedForEachLocation() {
        try (RedisServer other = RedisServer.builder().password(NEW).start();
                CacheManager manager = RedisCacheManager.builder()
                        .cache(config("a=" + server.location(), "b=" + other.location())
                                .topology(TopologyKind.SHARDED)
                                .build())
                        .credentialsProvider(
                                "vault",
                                location -> location.equals(server.location())
                                        ? new Credentials("app", OLD)
                                        : Credentials.of(NEW))
                        .build()) {
            Cache<String> cache = manager.cache("c", String.class);
            for (int i = 0; i < 20; i++) {
                cache.put("k" + i, "v");
            }
            assertThat(server.command("DBSIZE")).isNotEqualTo("0");
            assertThat(other.command("DBSIZE")).isNotEqualTo("0");
        }
    }

    @Test
    void provider_byClassName_isMade() {
        try (CacheManager manager = RedisCacheManager.of(config(server.location())
                .credentialsProvider(OfTheClass.class.getName())
                .build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            assertThat(cache.get("k")).contains("v");
        }
    }

    @Test
    void S47_provider_unknown_namesOptionAndClass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config("localhost").build()))
                .withMessageContainingAll("credentials-provider", "vault");
    }

    @Test
    void S47_provider_besideOtherCredentials_isRefused() {
        Map.of(
                        "with a password", config("localhost").password("s3cret"),
                        "with a user and a password",
                                config("localhost").username("u").password("s3cret"),
                        "with a password in a location", config("redis://:s3cret@localhost"),
                        "with a user in one of two locations",
                                config("localhost", "redis://u:s3cret@localhost:1")
                                        .topology(TopologyKind.REPLICATED))
                .forEach((name, config) -> assertThatIllegalArgumentException()
                        .as(name)
                        .isThrownBy(config::build)
                        .withMessageContaining(
                                "credentials-provider gives user and password of every connection: remove"
                                        + " username and password, and those in locations")
                        .satisfies(Users::namesNoSecret));
    }

    @Test
    void credentials_showNoPassword() {
        assertThat(new Credentials("app", OLD)).hasToString("credentials of app");
        assertThat(Credentials.of(OLD)).hasToString("credentials of the default user");
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.of(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("", OLD))
                .satisfies(Users::namesNoSecret);
    }

    /** Made by its name. */
    public static final class OfTheClass implements CredentialsProvider {

        @Override
        public Credentials credentials(String location) {
            return new Credentials("app", OLD);
        }
    }
}
