package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.util.KeyValue;

/** Reads the addresses of servers out of other servers' answers. */
public final class Addresses {

    private Addresses() {}

    /**
     * One address.
     *
     * @param answer a list that begins with a host and a port
     * @param answered where the answer is from, for a server that does not know by which host it is reached
     * @return the address; empty if the answer is none
     */
    public static Optional<Location> of(@Nullable Object answer, Location answered) {
        if (!(answer instanceof List<?> pair) || pair.size() < 2) {
            return Optional.empty();
        }
        String host = text(pair.get(0));
        String port = text(pair.get(1));
        if (host.equals("?") || port.equals("0")) {
            return Optional.empty();
        }
        return at(host.isEmpty() ? answered.host() : host, port);
    }

    /** Empty if that can not be the address of a server. */
    private static Optional<Location> at(String host, String port) {
        try {
            return Optional.of(Location.tcp(host, Integer.parseInt(port)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The replicas that a sentinel takes to be up.
     *
     * @param answer what {@link Request#sentinelReplicas(String)} answers with
     * @return their addresses
     */
    public static List<Location> replicas(@Nullable Object answer) {
        List<Location> replicas = new ArrayList<>();
        if (answer instanceof List<?> all) {
            for (Object one : all) {
                Map<String, String> replica = description(one);
                String flags = replica.getOrDefault("flags", "");
                if (!flags.contains("down") && !flags.contains("disconnected")) {
                    at(replica.getOrDefault("ip", ""), replica.getOrDefault("port", ""))
                            .ifPresent(replicas::add);
                }
            }
        }
        return replicas;
    }

    /** RESP3 has maps, of which Jedis makes lists of pairs; RESP2 has names and values in turn. */
    private static Map<String, String> description(@Nullable Object one) {
        Map<String, String> description = new HashMap<>();
        if (one instanceof List<?> list && !list.isEmpty()) {
            if (list.get(0) instanceof KeyValue<?, ?>) {
                list.forEach(entry -> put(description, (KeyValue<?, ?>) entry));
            } else {
                for (int i = 0; i + 1 < list.size(); i += 2) {
                    description.put(text(list.get(i)), text(list.get(i + 1)));
                }
            }
        }
        return description;
    }

    private static void put(Map<String, String> description, KeyValue<?, ?> entry) {
        description.put(text(entry.getKey()), text(entry.getValue()));
    }

    /**
     * Text out of an answer.
     *
     * @param answer bytes or a number
     * @return the text; empty if it is neither
     */
    public static String text(@Nullable Object answer) {
        if (answer instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return answer instanceof Long number ? number.toString() : "";
    }
}
