/**
 * Real Redis servers for tests, demos and development.
 *
 * <ul>
 *   <li>{@link io.github.cdirediscache.testing.RedisServer}: one server, with passwords, ACL users, a unix socket or TLS
 *       ({@link io.github.cdirediscache.testing.TestCertificates});
 *   <li>{@link io.github.cdirediscache.testing.RedisReplication}: a master and its replicas;
 *   <li>{@link io.github.cdirediscache.testing.RedisSentinels}: such a replication, watched by three sentinels;
 *   <li>{@link io.github.cdirediscache.testing.RedisCluster}: masters that share the slots, and their replicas;
 *   <li>{@link io.github.cdirediscache.testing.RedisTest}: a server for each JUnit test class;
 *   <li>{@link io.github.cdirediscache.testing.EmbeddedRedis}: one server for the whole JVM.
 * </ul>
 *
 * <p>The topologies are for {@code @BeforeAll} and {@code @AfterAll}: no annotation starts them, as nothing brings one back
 * to where it was before each test. No process and no directory outlives the JVM, however that ends.
 */
@NullMarked
package io.github.cdirediscache.testing;

import org.jspecify.annotations.NullMarked;
