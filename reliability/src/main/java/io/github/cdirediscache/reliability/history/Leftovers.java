package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks into the servers for what should not be there when nobody calls. */
final class Leftovers {

    /** Less than any lease, so that what is gone has been given back. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long CONNECTIONS_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Entries with a lease, and locks. */
    private static final String HELD = "local held = {} "
            + "for _, key in ipairs(redis.call('KEYS', '*')) do "
            + "  local type = redis.call('TYPE', key).ok "
            + "  if type == 'hash' then "
            + "    table.insert(held, key) "
            + "  elseif type == 'string' then "
            + "    local head = redis.call('GETRANGE', key, 0, 2) "
            + "    if #head == 3 and string.byte(head, 1) == 202 and bit.band(string.byte(head, 3), 2) ~= 0 then "
            + "      table.insert(held, key) "
            + "    end "
            + "  end "
            + "end "
            + "return table.concat(held, ' ')";

    private Leftovers() {}

    /** Leases and locks that are still there after a moment. */
    static List<String> leases(Deployment deployment) {
        List<String> remarks = new ArrayList<>();
        for (RedisServer master : deployment.masters()) {
            if (!Await.until(NANOS, () -> held(master).isEmpty())) {
                remarks.add("leases or locks are left: " + held(master));
            }
        }
        return remarks;
    }

    private static String held(RedisServer server) {
        return server.command("EVAL", HELD, "0").strip();
    }

    /** Connections that are still there after a moment. */
    static List<String> connections(Deployment deployment) {
        List<String> remarks = new ArrayList<>();
        for (RedisServer server : deployment.servers()) {
            if (!Await.until(CONNECTIONS_NANOS, () -> connections(server) == 0)) {
                remarks.add(connections(server) + " connections are left at " + server);
            }
        }
        return remarks;
    }

    private static long connections(RedisServer server) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains(" name=cdi-redis-cache "))
                .count();
    }
}
