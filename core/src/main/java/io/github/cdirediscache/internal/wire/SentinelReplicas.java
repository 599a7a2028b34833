package io.github.cdirediscache.internal.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answer of a sentinel about a master's replicas. */
final class SentinelReplicas {

    private SentinelReplicas() {}

    static List<ServerAddress> up(@Nullable Object answer) {
        List<ServerAddress> replicas = new ArrayList<>();
        for (Object one : Answers.list(answer)) {
            Map<String, String> replica = description(Answers.list(one));
            String flags = replica.getOrDefault("flags", "");
            if (!flags.contains("down") && !flags.contains("disconnected")) {
                ServerAddress.of(replica.getOrDefault("ip", "?"), replica.getOrDefault("port", ""))
                        .ifPresent(replicas::add);
            }
        }
        return replicas;
    }

    /** Names and values in turn. */
    private static Map<String, String> description(List<?> one) {
        Map<String, String> description = new HashMap<>();
        for (int i = 0; i + 1 < one.size(); i += 2) {
            description.put(Answers.text(one.get(i)), Answers.text(one.get(i + 1)));
        }
        return description;
    }
}
