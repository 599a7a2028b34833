package io.github.cdirediscache.testing;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the cache {@code default} in a test with {@link RedisTest}: where its server is, and who may use it.
 * MicroProfile Config finds this source by itself; outside of such a test it is empty.
 *
 * <p>It wins over files, the environment and system properties, so that a test never talks to another server.
 */
public final class RedisTestConfig implements ConfigSource {

    /** System properties have 400. */
    private static final int ORDINAL = 450;

    private static final String DEFAULT = "redis-cache.default.";

    /** The source. MicroProfile Config makes it. */
    public RedisTestConfig() {}

    @Override
    public String getName() {
        return "@RedisTest";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return getProperties().get(propertyName);
    }

    @Override
    public Map<String, String> getProperties() {
        RedisServer server = RunningTest.server();
        return server == null ? Map.of() : properties(server);
    }

    /** User and password, too, in place of those that the application has for its own server. */
    private static Map<String, String> properties(RedisServer server) {
        return Map.of(
                DEFAULT + "locations", server.location(),
                DEFAULT + "username", "default",
                DEFAULT + "password", server.passwordOfDefault());
    }
}
