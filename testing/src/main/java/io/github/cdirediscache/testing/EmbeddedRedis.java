package io.github.cdirediscache.testing;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one Redis server that everybody in this JVM (and class loader) shares, for development without an installation. It
 * has a random password, since other users of this machine can reach its port, too: {@link RedisServer#url()} has it.
 *
 * <p>Threads: all methods may be called from any thread.
 */
public final class EmbeddedRedis {

    private static final int PASSWORD_BYTES = 24;

    private static @Nullable RedisServer shared;

    private EmbeddedRedis() {}

    /**
     * The shared server. The first call starts it, and so does the next one after {@link #stopShared()}; a call while it
     * does not run restarts it. It ends with the JVM. Do not close it: others use it.
     *
     * @return the server, which runs on a free port with a password of its own
     * @throws RedisServerException if it cannot be started; the next call tries again
     */
    public static synchronized RedisServer shared() {
        RedisServer server = shared;
        if (server == null || server.isClosed()) {
            server = RedisServer.builder().password(password()).start();
            shared = server;
        } else if (!server.isRunning()) {
            server.restart();
        }
        return server;
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
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
