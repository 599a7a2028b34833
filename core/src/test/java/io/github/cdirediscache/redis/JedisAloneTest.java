package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import redis.clients.jedis.Jedis;

/**
 * The core with Jedis and SLF4J alone on its class path. A class of Jedis that needs another library fails here as soon as
 * the core loads it.
 */
@Timeout(120)
class JedisAloneTest {

    private static final String READ = "Optional[value], loaded";

    private static URLClassLoader bare() {
        URL[] places = Stream.of(Cache.class, EveryOperation.class, Jedis.class, Logger.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static Object bare(String method, Map<String, String> settings) throws Throwable {
        try (URLClassLoader loader = bare()) {
            return loader.loadClass(EveryOperation.class.getName())
                    .getMethod(method, Map.class)
                    .invoke(null, settings);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.gson.Gson",
                "org.json.JSONObject",
                "redis.clients.authentication.core.Token",
                "org.apache.commons.pool2.ObjectPool",
                "jakarta.json.bind.Jsonb"
            })
    void classPath_ofTheseTests_lacks(String library) throws Exception {
        try (URLClassLoader loader = bare()) {
            assertThatThrownBy(() -> Class.forName(library, false, loader)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resp2", "resp3", "auto"})
    void operations_onOneServer_needJedisAlone(String protocol) throws Throwable {
        try (RedisServer server = RedisServer.builder().password("s3cret").start()) {
            assertThat(bare("run", Map.of("locations", server.url(), "protocol", protocol)))
                    .isEqualTo(READ);
        }
    }

    @Test
    void operations_byUnixSocket_needJedisAlone() throws Throwable {
        try (RedisServer server = RedisServer.builder().unixSocket().start()) {
            String path = server.unixSocket().orElseThrow().toString();
            assertThat(bare("run", Map.of("locations", path))).isEqualTo(READ);
        }
    }

    @Test
    void operations_onReplicas_needJedisAlone() throws Throwable {
        try (RedisReplication group = RedisReplication.start(1)) {
            String locations = String.join(
                    ",", group.servers().stream().map(RedisServer::location).toList());
            assertThat(bare("run", Map.of("topology", "replicated", "locations", locations)))
                    .isEqualTo(READ);
        }
    }

    @Test
    void operations_bySentinels_needJedisAlone() throws Throwable {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1)) {
            Map<String, String> settings = Map.of(
                    "topology", "sentinel",
                    "sentinel.master", "main",
                    "locations", String.join(",", sentinels.locations()));
            assertThat(bare("run", settings)).isEqualTo(READ);
        }
    }

    @Test
    void operations_onACluster_needJedisAlone() throws Throwable {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            String locations = String.join(",", cluster.locations());
            assertThat(bare("run", Map.of("topology", "cluster", "locations", locations)))
                    .isEqualTo(READ);
        }
    }

    @Test
    void load_withoutAServer_needsJedisAlone() throws Throwable {
        RedisServer server = RedisServer.start();
        String url = server.url();
        server.close();
        assertThat(bare("load", Map.of("locations", url))).isEqualTo("loaded");
    }

    @Test
    void load_withAWrongPassword_needsJedisAlone() throws Throwable {
        try (RedisServer server = RedisServer.builder().password("s3cret").start()) {
            assertThat(bare("load", Map.of("locations", server.location(), "password", "other")))
                    .isEqualTo("loaded");
        }
    }

    @Test
    void S47_poolProvider_withoutCommonsPool_namesTheArtifactToAdd() {
        Map<String, String> settings =
                Map.of("locations", "localhost", "pool.provider", PoolProviderTest.Noting.class.getName());
        assertThatThrownBy(() -> bare("load", settings))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("pool.provider needs what is not on the class path: add org.apache.commons:commons-pool2");
    }
}
