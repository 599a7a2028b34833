package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.Exchange;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.NodeDownException;
import io.github.cdirediscache.internal.connection.NodeListener;
import io.github.cdirediscache.internal.connection.RedirectedException;
import io.github.cdirediscache.internal.connection.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Redis Cluster: each request goes to the master that holds its key, and on to the one that this one names. Who holds
 * what is asked of the cluster at the first use, and again when somebody has moved or is gone.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis cluster
 *     specification</a>
 */
final class Cluster implements Node {

    /** How often a request is sent on; more than once only while slots move. */
    private static final int MAX_HOPS = 5;

    private final String location;
    private final List<Location> seeds;
    private final KnownNodes known;
    private final View<SlotMap> view;

    Cluster(List<Location> seeds, KnownNodes known, NodeListener listener) {
        this.seeds = seeds;
        this.known = known;
        this.location = "the cluster of " + seeds;
        this.view = new View<>(null, this::find, cause -> listener.unknown(location, cause));
    }

    private SlotMap find(@Nullable SlotMap before) {
        Map<Location, Node> asked = new LinkedHashMap<>();
        if (before != null) {
            before.masters().forEach(node -> asked.put(Location.parse(node.location()), node));
        }
        seeds.forEach(seed -> asked.putIfAbsent(seed, known.located(seed)));
        List<String> said = new ArrayList<>();
        for (Map.Entry<Location, Node> server : asked.entrySet()) {
            try {
                Object answer = server.getValue().send(Request.clusterSlots());
                SlotMap found = SlotMap.of(answer, server.getKey(), known);
                if (!found.masters().isEmpty()) {
                    retain(found);
                    return found;
                }
                said.add(server.getValue() + " knows no server with keys");
            } catch (CacheException failure) {
                said.add(String.valueOf(failure.getMessage()));
            }
        }
        throw new CacheUnavailableException(
                location + " can not say which server holds which keys: " + String.join("; ", said), null);
    }

    private void retain(SlotMap found) {
        Set<Node> members = new LinkedHashSet<>(found.servers().toList());
        seeds.forEach(seed -> members.add(known.located(seed)));
        known.retain(members);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public @Nullable Object send(Request request) {
        return request.hasSeveralKeys() ? request.join(sendAll(request.parts())) : sendOne(request);
    }

    private @Nullable Object sendOne(Request request) {
        SlotMap seen = view.get();
        Node node = masterOf(request, seen);
        Request sent = request;
        for (int hop = 0; ; hop++) {
            try {
                return node.send(sent);
            } catch (RedirectedException elsewhere) {
                if (hop == MAX_HOPS) {
                    throw new CacheUnavailableException(
                            location + " sends " + request + " round in circles", elsewhere);
                }
                node = known.at(elsewhere.target());
                sent = elsewhere.isOnlyThisTime() ? request.redirected() : request;
                seen = elsewhere.isOnlyThisTime() ? seen : view.insteadOf(seen);
            } catch (NodeDownException down) {
                seen = view.insteadOf(seen);
                Node other = masterOf(request, seen);
                if (hop == MAX_HOPS || other == node || !maySendAgain(request, down)) {
                    throw down;
                }
                node = other;
                sent = request;
            }
        }
    }

    private Node masterOf(Request request, SlotMap map) {
        Node known = map.masterOf(request.slot());
        Node node = known == null ? view.insteadOf(map).masterOf(request.slot()) : known;
        if (node == null) {
            throw new CacheUnavailableException("no server of " + location + " holds the key", null);
        }
        return node;
    }

    private static boolean maySendAgain(Request request, NodeDownException down) {
        return request.repeatable() || !down.mayHaveBeenSent();
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        return begin(requests).finish();
    }

    @Override
    public Exchange begin(List<Request> requests) {
        SlotMap seen;
        try {
            seen = view.get();
        } catch (CacheUnavailableException unknown) {
            return () -> {
                throw unknown;
            };
        }
        // In the order of the masters, so that no two callers wait for each other's connections.
        Map<Node, List<Integer>> places = new LinkedHashMap<>();
        seen.masters().forEach(master -> places.put(master, new ArrayList<>()));
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            Node master = request.hasSeveralKeys() ? null : seen.masterOf(request.slot());
            (master == null ? others : places.getOrDefault(master, others)).add(i);
        }
        Map<Node, Exchange> begun = new LinkedHashMap<>();
        places.forEach((master, own) -> {
            if (!own.isEmpty()) {
                begun.put(master, master.begin(select(requests, own)));
            }
        });
        return () -> finish(requests, places, begun, others, seen);
    }

    private List<@Nullable Object> finish(
            List<Request> requests,
            Map<Node, List<Integer>> places,
            Map<Node, Exchange> begun,
            List<Integer> others,
            SlotMap seen) {
        List<@Nullable Object> answers = new ArrayList<>();
        requests.forEach(request -> answers.add(null));
        List<Integer> again = new ArrayList<>(others);
        begun.forEach((master, exchange) -> {
            List<Integer> own = places.getOrDefault(master, List.of());
            List<@Nullable Object> parts = answersOf(exchange, own.size());
            for (int i = 0; i < own.size(); i++) {
                answers.set(own.get(i), parts.get(i));
                if (parts.get(i) instanceof RedirectedException) {
                    again.add(own.get(i));
                }
            }
        });
        again.forEach(place -> answers.set(place, answerOf(requests.get(place))));
        return afterFailover(requests, answers, seen);
    }

    /** What a server did not answer is asked of the one that has taken its place, if there is one already. */
    private List<@Nullable Object> afterFailover(List<Request> requests, List<@Nullable Object> answers, SlotMap seen) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof NodeDownException down && maySendAgain(requests.get(i), down)) {
                Node before = seen.masterOf(requests.get(i).slot());
                if (view.insteadOf(seen).masterOf(requests.get(i).slot()) != before) {
                    answers.set(i, answerOf(requests.get(i)));
                }
            }
        }
        return answers;
    }

    private static List<@Nullable Object> answersOf(Exchange exchange, int count) {
        try {
            return exchange.finish();
        } catch (CacheUnavailableException failure) {
            List<@Nullable Object> failures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                failures.add(failure);
            }
            return failures;
        }
    }

    private @Nullable Object answerOf(Request request) {
        try {
            return send(request);
        } catch (CacheException failure) {
            return failure;
        }
    }

    private static List<Request> select(List<Request> requests, List<Integer> places) {
        return places.stream().map(requests::get).toList();
    }

    @Override
    public List<Node> masters() {
        SlotMap seen = view.get();
        return seen.masters().stream()
                .<Node>map(master -> new Watched(master, () -> view.insteadOf(seen)))
                .toList();
    }

    @Override
    public Object layout() {
        return view.anew();
    }

    @Override
    public List<Member> members() {
        SlotMap map = view.get();
        List<Member> members = new ArrayList<>();
        add(map.masters(), ServerRole.MASTER, members);
        add(map.replicas(), ServerRole.REPLICA, members);
        return members;
    }

    private static void add(Collection<Node> nodes, ServerRole role, List<Member> members) {
        nodes.forEach(node -> members.add(new Member(node, role)));
    }

    @Override
    public void close() {
        known.close();
    }

    @Override
    public String toString() {
        return location;
    }
}
