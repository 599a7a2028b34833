package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.connection.Exchange;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The shards of one cache. */
final class Servers {

    /** Keys of one MGET: bounds how long the server is busy with it. */
    private static final int BATCH = 500;

    private final Topology topology;
    private final List<Server> servers;

    Servers(Topology topology, Function<Topology.Shard, Server> toServer) {
        this.topology = topology;
        this.servers = topology.shards().stream().map(toServer).toList();
    }

    /** The one that holds a key. */
    Server of(byte[] key) {
        return servers.get(topology.shardOf(key));
    }

    List<Server> all() {
        return servers;
    }

    /**
     * Sends a request about each key to the server that holds it, to all servers at once.
     *
     * @return the answers in the order of the keys; an exception stands in its request's place
     */
    List<@Nullable Object> sendEach(List<byte[]> keys, List<Request> requests) {
        if (servers.size() == 1) {
            return keys.isEmpty() ? List.of() : servers.get(0).sendAll(requests);
        }
        List<@Nullable Object> answers = nulls(keys.size());
        List<Runnable> finish = new ArrayList<>();
        divide(keys, (server, places) -> {
            Exchange exchange = server.begin(places.stream().map(requests::get).toList());
            finish.add(() -> put(exchange.finish(), places, answers));
        });
        SideBySide.runInTurn(finish);
        return answers;
    }

    /**
     * Reads keys, from all servers at once.
     *
     * @return what is in each key, {@code null} if nothing or no string; an exception stands in its key's place
     */
    List<@Nullable Object> getAll(List<byte[]> keys) {
        List<@Nullable Object> answers = nulls(keys.size());
        List<Runnable> finish = new ArrayList<>();
        divide(keys, (server, places) -> {
            List<List<Integer>> batches = batches(places, server.isSettled() ? BATCH : 1);
            Exchange exchange = server.begin(batches.stream()
                    .map(batch -> Request.getAll(batch.stream().map(keys::get).toList()))
                    .toList());
            finish.add(() -> putBatches(exchange.finish(), batches, answers));
        });
        SideBySide.runInTurn(finish);
        return answers;
    }

    private void divide(List<byte[]> keys, ToServer toServer) {
        List<List<Integer>> places = new ArrayList<>();
        servers.forEach(server -> places.add(new ArrayList<>()));
        for (int i = 0; i < keys.size(); i++) {
            places.get(topology.shardOf(keys.get(i))).add(i);
        }
        // In the same order every time, so that no two callers wait for each other's connections.
        for (int i = 0; i < places.size(); i++) {
            if (!places.get(i).isEmpty()) {
                toServer.send(servers.get(i), places.get(i));
            }
        }
    }

    private static List<List<Integer>> batches(List<Integer> places, int size) {
        return IntStream.iterate(0, from -> from < places.size(), from -> from + size)
                .mapToObj(from -> places.subList(from, Math.min(places.size(), from + size)))
                .toList();
    }

    private static void putBatches(
            List<@Nullable Object> parts, List<List<Integer>> batches, List<@Nullable Object> answers) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof List<?> values) {
                put(values, batches.get(i), answers);
            } else {
                Object failure = parts.get(i);
                batches.get(i).forEach(place -> answers.set(place, failure));
            }
        }
    }

    private static void put(List<?> parts, List<Integer> places, List<@Nullable Object> answers) {
        for (int i = 0; i < parts.size(); i++) {
            answers.set(places.get(i), parts.get(i));
        }
    }

    private static List<@Nullable Object> nulls(int count) {
        List<@Nullable Object> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            answers.add(null);
        }
        return answers;
    }

    long pendingInvalidations() {
        return servers.stream().mapToLong(Server::pendingInvalidations).sum();
    }

    /** What a server gets of a list of keys. */
    @FunctionalInterface
    private interface ToServer {
        void send(Server server, List<Integer> places);
    }
}
