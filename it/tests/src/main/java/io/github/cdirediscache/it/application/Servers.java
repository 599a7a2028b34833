package io.github.cdirediscache.it.application;

import io.github.cdirediscache.testing.RedisServer;

/** The Redis servers of the run, in the JVM of JUnit. */
public final class Servers {

    private Servers() {}

    /**
     * The server of all applications that don't disturb it.
     *
     * @return the server
     */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    /**
     * The server of the one test that stops it.
     *
     * @return the server, always the same
     */
    public static RedisServer unreliable() {
        return Unreliable.SERVER;
    }

    /** Started when it is first asked for; ends with the JVM. */
    private static final class Shared {
        static final RedisServer SERVER = RedisServer.start();
    }

    /** Started when it is first asked for; ends with the JVM. */
    private static final class Unreliable {
        static final RedisServer SERVER = RedisServer.start();
    }
}
