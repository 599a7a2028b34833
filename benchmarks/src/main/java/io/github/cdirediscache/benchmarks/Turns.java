package io.github.cdirediscache.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

/**
 * Lets processes that run at the same time measure one after the other, by means of lists in the server. Each variant
 * has a process of its own, as its code would be compiled otherwise in company; and they take turns of a fraction of a
 * second, so that noise of the machine that lasts longer than a round of turns hits them all alike.
 */
final class Turns implements AutoCloseable {

    private static final String OVER = "turn:over";

    /** More than a process needs to start, on a busy machine. */
    private static final double PATIENCE_SECONDS = 120;

    private final RedisClient client;

    Turns(String location) {
        client = RedisClient.builder()
                .hostAndPort(HostAndPort.from(location))
                .clientConfig(DefaultJedisClientConfig.builder().resp3().build())
                .build();
    }

    /**
     * Gives each variant its turn in each round, in an order that changes from round to round.
     *
     * @return what each variant said at the end of its turns, round by round
     */
    Map<String, List<Double>> give(Collection<String> variants, int rounds) {
        Map<String, List<Double>> figures = new HashMap<>();
        List<String> order = new ArrayList<>(variants);
        Random random = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (String variant : order) {
                client.rpush(key(variant), "go");
                figures.computeIfAbsent(variant, first -> new ArrayList<>()).add(figure(variant));
            }
        }
        return figures;
    }

    private double figure(String variant) {
        String said = pop(OVER);
        try {
            return Double.parseDouble(String.valueOf(said));
        } catch (NumberFormatException failure) {
            throw new IllegalStateException(variant + " was not heard of, but: " + said, failure);
        }
    }

    /** Waits for a variant's turn. */
    void await(String variant) {
        if (pop(key(variant)) == null) {
            throw new IllegalStateException(variant + " waited in vain for its turn");
        }
    }

    /** Says that the turn is over, and a figure that was measured in it. */
    void end(double figure) {
        client.rpush(OVER, String.valueOf(figure));
    }

    /** Says that there will be no more turns of this one. */
    void fail(Exception cause) {
        client.rpush(OVER, cause.toString());
    }

    private @Nullable String pop(String list) {
        var popped = client.blpop(PATIENCE_SECONDS, list);
        return popped == null ? null : popped.getValue();
    }

    /** The time that the calling thread has run, in user code and the kernel. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String key(String variant) {
        return "turn:" + variant;
    }

    @Override
    public void close() {
        client.close();
    }
}
