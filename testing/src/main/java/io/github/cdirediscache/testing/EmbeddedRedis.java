package io.github.cdirediscache.testing;

import org.jspecify.annotations.Nullable;

/**
 * The one Redis server that everybody in this JVM (and class loader) shares, for development without an installation.
 *
 * <p>Threads: all methods may be called from any thread.
 */
public final class EmbeddedRedis {

    private static @Nullable RedisServer shared;

    private EmbeddedRedis() {}

    /**
     * The shared server. The first call starts it, and so does the next one after {@link #stopShared()}; a call while it
     * does not run restarts it. It ends with the JVM. Do not close it: others use it.
     *
     * @return the server, which runs on a free port without a password
     * @throws RedisServerException if it cannot be started; the next call tries again
     */
    public static synchronized RedisServer shared() {
        RedisServer server = shared;
        if (server == null || server.isClosed()) {
            server = RedisServer.start();
            shared = server;
        } else if (!server.isRunning()) {
            server.restart();
        }
        return server;
    }

    /** Closes the shared server, if there is one. */
    public static synchronized void stopShared() {
        RedisServer server = shared;
        shared = null;
        if (server != null) {
            server.close();
        }
    }
}
