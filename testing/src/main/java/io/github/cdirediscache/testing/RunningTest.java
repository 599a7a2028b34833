package io.github.cdirediscache.testing;

import org.jspecify.annotations.Nullable;

/**
 * The server of the test that a thread runs; threads that it starts know it, too, so that test classes may run side by
 * side.
 */
final class RunningTest {

    private static final InheritableThreadLocal<@Nullable RedisServer> SERVER = new InheritableThreadLocal<>();

    private RunningTest() {}

    static @Nullable RedisServer server() {
        return SERVER.get();
    }

    static void begin(RedisServer server) {
        SERVER.set(server);
    }

    static void end() {
        SERVER.remove();
    }
}
