package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import java.lang.reflect.InvocationTargetException;

/**
 * Finds the Redis that {@code embedded:} means: the one that the artifact {@code cdi-redis-cache-testing} starts. That
 * artifact is for development, so nothing here depends on it.
 */
final class EmbeddedServer {

    private static final String STARTER = "io.github.cdirediscache.testing.EmbeddedRedis";

    private EmbeddedServer() {}

    static Location location() {
        try {
            Object server = ClassLookup.find(STARTER).getMethod("shared").invoke(null);
            Object url = server.getClass().getMethod("url").invoke(server);
            return Location.parse((String) url);
        } catch (InvocationTargetException failed) {
            throw new CacheException("the embedded Redis did not start: " + failed.getCause(), failed.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new CacheException(
                    "the location \"embedded:\" needs the artifact io.github.cdirediscache:cdi-redis-cache-testing"
                            + " on the class path; or set redis-cache.default.locations to a server, such as"
                            + " localhost:6379",
                    missing);
        }
    }
}
