package io.github.cdirediscache.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one sentinel thinks of the servers around a master and of the other sentinels.
 *
 * @param master the fields of the master
 * @param replicas the fields of each replica
 * @param sentinels the fields of each other sentinel
 */
record SentinelView(
        Map<String, String> master, List<Map<String, String>> replicas, List<Map<String, String>> sentinels) {

    static SentinelView of(RedisServer sentinel, String masterName) {
        return new SentinelView(
                records(sentinel, "MASTERS").stream()
                        .filter(fields -> masterName.equals(fields.get("name")))
                        .findFirst()
                        .orElseThrow(() -> new RedisServerException(sentinel + " does not know " + masterName)),
                records(sentinel, "REPLICAS", masterName),
                records(sentinel, "SENTINELS", masterName));
    }

    /** Each record begins with the field "name"; names and values take turns. */
    private static List<Map<String, String>> records(RedisServer sentinel, String... query) {
        List<String> command = new ArrayList<>(List.of("SENTINEL"));
        command.addAll(List.of(query));
        String[] lines = sentinel.operate(command.toArray(String[]::new)).split("\n", -1);
        List<Map<String, String>> records = new ArrayList<>();
        Map<String, String> record = Map.of();
        for (int i = 0; i + 1 < lines.length; i += 2) {
            if (lines[i].equals("name")) {
                record = new HashMap<>();
                records.add(record);
            }
            record.put(lines[i], lines[i + 1]);
        }
        return records;
    }

    /** Tells whether that many are there and nothing is wrong with any of them. */
    boolean isWell(int replicaCount, int sentinelCount) {
        return "master".equals(master.get("flags"))
                && replicas.size() == replicaCount
                && replicas.stream().allMatch(SentinelView::isWellReplica)
                && sentinels.size() == sentinelCount - 1
                && sentinels.stream().allMatch(fields -> "sentinel".equals(fields.get("flags")));
    }

    private static boolean isWellReplica(Map<String, String> fields) {
        return "slave".equals(fields.get("flags")) && "ok".equals(fields.get("master-link-status"));
    }

    boolean isInFailover() {
        return master.getOrDefault("flags", "").contains("failover_in_progress");
    }
}
