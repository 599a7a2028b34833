package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.List;

/** Where the keys lie, and how the servers are reached. */
public enum Place {
    /** One server by TCP. */
    ONE_TCP("one server, TCP", 1, false),
    /** One server by its unix socket. */
    ONE_UNIX("one server, unix socket", 1, true),
    /** Three shards by TCP. */
    THREE_TCP("three shards, TCP", 3, false),
    /** Three shards by their unix sockets. */
    THREE_UNIX("three shards, unix sockets", 3, true);

    private final String title;
    private final int servers;
    private final boolean unix;

    Place(String title, int servers, boolean unix) {
        this.title = title;
        this.servers = servers;
        this.unix = unix;
    }

    String title() {
        return title;
    }

    int servers() {
        return servers;
    }

    /** The same on one server. */
    Place one() {
        return unix ? ONE_UNIX : ONE_TCP;
    }

    /** The same by TCP. */
    Place tcp() {
        return servers == 1 ? ONE_TCP : THREE_TCP;
    }

    /** The locations of as many of the servers as it takes. */
    List<String> locations(List<RedisServer> running) {
        return running.stream()
                .limit(servers)
                .map(server -> unix ? server.unixSocket().orElseThrow().toString() : server.location())
                .toList();
    }
}
