package io.github.cdirediscache.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks a loopback port that nobody listens on right now, nor on the one that its cluster bus would take.
 *
 * <p>Ports come from 15000 to 22767: below what Linux and macOS hand out to outgoing connections, so that a client that
 * keeps trying to reach a stopped server does not get connected to itself and so takes the port, and such that the port
 * of a cluster bus (plus 10000) is below it too.
 */
final class FreePort {

    private static final int FIRST = 15_000;
    private static final int LAST = 22_767;
    private static final int BUS_OFFSET = 10_000;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    static int pick() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port) && isFree(port + BUS_OFFSET)) {
                return port;
            }
        }
        throw new RedisServerException("found no free port from " + FIRST + " to " + LAST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
