package io.github.cdirediscache.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Slowlog;

/** The commands that took the servers 5 ms and more. */
final class SlowLog {

    static final String MICROS = "5000";

    private final List<RedisServer> servers;

    SlowLog(List<RedisServer> servers) {
        this.servers = List.copyOf(servers);
    }

    void reset() {
        servers.forEach(server -> server.command("SLOWLOG", "RESET"));
    }

    /** The commands with their numbers and longest times, such as {@code 3 UNLINK, up to 8.1 ms}. */
    List<String> lines() {
        Map<String, List<Slowlog>> byCommand = servers.stream()
                .flatMap(SlowLog::entries)
                .collect(groupingBy(entry -> entry.getArgs().get(0), TreeMap::new, toList()));
        return byCommand.entrySet().stream()
                .map(command -> line(command.getKey(), command.getValue()))
                .toList();
    }

    private static Stream<Slowlog> entries(RedisServer server) {
        try (Jedis jedis = new Jedis(HostAndPort.from(server.location()))) {
            return jedis.slowlogGet(-1).stream();
        }
    }

    private static String line(String command, List<Slowlog> entries) {
        long longest =
                entries.stream().mapToLong(Slowlog::getExecutionTime).max().orElse(0);
        return String.format(Locale.ROOT, "%d %s, up to %.1f ms", entries.size(), command, longest / 1e3);
    }
}
