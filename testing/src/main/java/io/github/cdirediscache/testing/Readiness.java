package io.github.cdirediscache.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a server that was just started answers.
 *
 * @param endpoint where the server is
 * @param user who asks
 * @param limit how long to wait at most
 */
record Readiness(Endpoint endpoint, Optional<AclUser> user, Duration limit) {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(3);

    /** How the waiting ended. */
    enum Outcome {
        READY,
        DIED,
        TIMED_OUT
    }

    Outcome await(ServerProcess process) throws InterruptedException {
        long start = System.nanoTime();
        while (!process.endsWithin(BETWEEN_PROBES)) {
            if (answers(process.pid())) {
                return Outcome.READY;
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                return Outcome.TIMED_OUT;
            }
        }
        return Outcome.DIED;
    }

    private boolean answers(long pid) {
        try (RespConnection connection = endpoint.open(PROBE_TIMEOUT)) {
            return isLoaded(connection) && isProcess(pid, connection);
        } catch (IOException e) {
            return false;
        }
    }

    /** Any answer will do but LOADING: the user may be one who is not allowed to PING. */
    private boolean isLoaded(RespConnection connection) throws IOException {
        try {
            connection.authenticate(user);
            connection.send("PING");
            return true;
        } catch (RedisServerException e) {
            return !String.valueOf(e.getMessage()).startsWith("LOADING");
        }
    }

    /** Not somebody else's server, which took the port before ours could, and is why ours is about to die. */
    private static boolean isProcess(long pid, RespConnection connection) throws IOException {
        try {
            return connection.send("INFO", "server").contains("process_id:" + pid + "\r\n");
        } catch (RedisServerException e) {
            return true;
        }
    }
}
