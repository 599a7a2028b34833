package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A fault that can be injected.
 *
 * @param name what it is
 * @param harms what it may do
 * @param course begins it, lets it last, and ends it
 */
record Disturbance(String name, Set<Harm> harms, Course course) {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** What happens. */
    @FunctionalInterface
    interface Course {
        void run(Scene scene, Random random);
    }

    static void awaitAnswer(RedisServer server) {
        awaitCondition(server + " answers", () -> answers(server));
    }

    private static boolean answers(RedisServer server) {
        return server.command("PING").equals("PONG");
    }

    static void awaitCondition(String what, BooleanSupplier condition) {
        if (!Await.until(LONGEST_NANOS, () -> holds(condition))) {
            throw new IllegalStateException("waited in vain: " + what);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RedisServerException notYet) {
            return false;
        }
    }
}
