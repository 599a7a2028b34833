package io.github.cdirediscache.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.extension.CdiRedisCacheExtension;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.OngoingFault;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import io.github.cdirediscache.testing.SlotMove;
import io.github.cdirediscache.testing.TestCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of docs/testing.md, besides {@link StoryCacheTest}. */
@RedisTest
@SuppressWarnings("try") // what is closed at the end of a block need not be mentioned in it
class TestingExamplesTest {

    /** A bean with a cached method. */
    @ApplicationScoped
    public static class Novels {

        @CacheResult(cacheName = "default", key = "{id}")
        public String byId(long id) {
            return "novel " + id;
        }
    }

    /** An application leaves its configuration to the JVM, in which other tests make their own. */
    @AfterEach
    void release() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    private static SeContainerInitializer application() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new CdiRedisCacheExtension())
                .addBeanClasses(Novels.class);
    }

    // tag::application
    @Test
    void byId_once_isCached(RedisServer redis) {
        try (SeContainer container = application().initialize()) {
            container.select(Novels.class).get().byId(7);
        }
        assertEquals("1", redis.command("EXISTS", "default:1:7"));
    }
    // end::application

    @Test
    void server() {
        // tag::server
        try (RedisServer redis = RedisServer.builder()
                .password("s3cret")
                .user("reader", "other", "~app:*", "+@read")
                .unixSocket()
                .config("appendonly", "yes")
                .start()) {
            System.out.println(redis.url()); // redis://default:s3cret@127.0.0.1:15123
        }
        // end::server
    }

    // tag::proxy
    @Test
    void get_answersDoNotCome_isAMiss(RedisServer redis) {
        try (FaultProxy proxy = FaultProxy.of(redis, 42); // the seed of all chance
                CacheManager caches = RedisCacheManager.of(CacheConfig.builder("stories")
                        .locations(proxy.location())
                        .socketTimeout(Duration.ofMillis(100))
                        .build())) {
            Cache<String> stories = caches.cache("stories", String.class);
            stories.put("7", "Once upon a time");

            proxy.begin(Fault.lostReplies());
            assertTrue(stories.get("7").isEmpty());

            proxy.heal();
            assertTrue(stories.get("7").isPresent());
        }
    }
    // end::proxy

    @Test
    void mixture(RedisServer redis) {
        try (FaultProxy proxy = FaultProxy.of(redis, 42)) {
            // tag::mixture
            proxy.begin(Fault.latency(Duration.ofMillis(20), Duration.ofMillis(5)), Fault.garbage(0.01));
            // end::mixture
        }
    }

    // tag::faults
    @Test
    void put_redisIsFull_isDropped(RedisServer redis) {
        try (CacheManager caches = RedisCacheManager.of(
                CacheConfig.builder("stories").locations(redis.location()).build())) {
            Cache<String> stories = caches.cache("stories", String.class);
            try (OngoingFault full = redis.faults().memoryFull()) {
                stories.put("7", "Once upon a time");
            }
            assertFalse(stories.contains("7"));
            assertEquals(1, stories.statistics().droppedWrites());
        }
    }
    // end::faults

    @Test
    void sentinels() {
        // tag::sentinels
        try (RedisSentinels sentinels = RedisSentinels.start("mymaster", 2)) {
            RedisServer old = sentinels.replication().master();
            old.kill();
            RedisServer master = sentinels.awaitMasterOtherThan(old);
            assertTrue(master.isRunning());
        }
        // end::sentinels
    }

    @Test
    void promotion() {
        try (RedisReplication servers = RedisReplication.start(1)) {
            // tag::promotion
            servers.awaitInSync();
            servers.promote(servers.replicas().get(0));
            // end::promotion
        }
    }

    @Test
    void slots() {
        try (RedisCluster cluster = RedisCluster.start(3, 1)) {
            // tag::slots
            int slot = cluster.slotOf("stories:1:7");
            RedisServer other = cluster.masters().stream()
                    .filter(master -> master != cluster.masterOf(slot))
                    .findFirst()
                    .orElseThrow();
            SlotMove move = cluster.beginMove(slot, other); // now there are answers ASK
            move.finish(); // and now MOVED

            RedisServer replica = cluster.replicaOf(cluster.masterOf(slot));
            cluster.failover(replica);
            // end::slots
        }
    }

    @Test
    void tls() {
        try (
        // tag::tls
        RedisServer redis = RedisServer.builder()
                .tls(TestCertificates.server())
                .requireClientCertificate()
                .start();
        // end::tls
        ) {
            assertTrue(redis.location().startsWith("rediss://localhost:"));
        }
    }
}
