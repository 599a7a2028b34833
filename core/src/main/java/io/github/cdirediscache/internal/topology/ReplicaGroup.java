package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.internal.connection.Exchange;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.NodeDownException;
import io.github.cdirediscache.internal.connection.NodeListener;
import io.github.cdirediscache.internal.connection.RefusedException;
import io.github.cdirediscache.internal.connection.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A master and its replicas. Writes and scripts go to the master, reads where they are wanted from. When the master is
 * gone, or says that it is none, the new one is looked for and asked instead.
 */
final class ReplicaGroup implements Node {

    private final String location;
    private final RoleFinder finder;
    private final ReadFrom readFrom;
    private final View<Roles> view;
    private final AtomicInteger turn = new AtomicInteger();

    ReplicaGroup(String location, RoleFinder finder, @Nullable Roles known, ReadFrom readFrom, NodeListener listener) {
        this.location = location;
        this.finder = finder;
        this.readFrom = readFrom;
        this.view = new View<>(known, before -> find(before, listener), cause -> listener.unknown(location, cause));
    }

    private Roles find(@Nullable Roles before, NodeListener listener) {
        Roles found = finder.find(before);
        if (before != null && before.master() != found.master()) {
            listener.master(location, found.master().location());
        }
        return found;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public @Nullable Object send(Request request) {
        if (request.isRead() && readFrom != ReadFrom.MASTER) {
            Roles roles = view.recent();
            int start = turn.getAndIncrement();
            for (int i = 0; i < readers(roles); i++) {
                try {
                    return reader(roles, start, i).send(request);
                } catch (NodeDownException | RefusedException askTheNext) {
                    // It is left out as long as its breaker is open.
                }
            }
        }
        return sendToMaster(request);
    }

    private @Nullable Object sendToMaster(Request request) {
        Roles seen = view.get();
        try {
            return seen.master().send(request);
        } catch (RefusedException refused) {
            return another(seen, refused).send(request);
        } catch (NodeDownException down) {
            return another(seen, down, request.repeatable()).send(request);
        }
    }

    /** The new master, if that is why the old one refused. */
    private Node another(Roles seen, RefusedException refused) {
        if (!refused.isOfReplica()) {
            throw refused;
        }
        Node now = view.insteadOfOutdated(seen).master();
        if (now == seen.master()) {
            throw refused;
        }
        return now;
    }

    /** The new master, if there is one already, and what was sent to the old one may be sent again. */
    private Node another(Roles seen, NodeDownException down, boolean repeatable) {
        Node now = view.insteadOf(seen).master();
        if (now == seen.master() || (down.mayHaveBeenSent() && !repeatable)) {
            throw down;
        }
        return now;
    }

    /** How many servers are asked for reads before the master is. */
    private int readers(Roles roles) {
        return switch (readFrom) {
            case MASTER -> 0;
            case REPLICA -> roles.replicas().size();
            case ANY -> roles.replicas().size() + 1;
        };
    }

    private Node reader(Roles roles, int start, int attempt) {
        int place = Math.floorMod(start + attempt, readers(roles));
        return place < roles.replicas().size() ? roles.replicas().get(place) : roles.master();
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        return begin(requests).finish();
    }

    @Override
    public Exchange begin(List<Request> requests) {
        Roles roles;
        try {
            roles = readFrom == ReadFrom.MASTER ? view.get() : view.recent();
        } catch (CacheUnavailableException unknown) {
            return () -> {
                throw unknown;
            };
        }
        if (readers(roles) == 0 || !requests.stream().allMatch(Request::isRead)) {
            Exchange exchange = roles.master().begin(requests);
            return () -> finish(exchange, roles, requests);
        }
        int start = turn.getAndIncrement();
        Exchange exchange = reader(roles, start, 0).begin(requests);
        return () -> finishRead(exchange, roles, start, requests);
    }

    private List<@Nullable Object> finishRead(Exchange exchange, Roles roles, int start, List<Request> requests) {
        try {
            return exchange.finish();
        } catch (NodeDownException askTheNext) {
            for (int i = 1; i < readers(roles); i++) {
                try {
                    return reader(roles, start, i).sendAll(requests);
                } catch (NodeDownException askOneMore) {
                    // The last one is the master.
                }
            }
        }
        return finish(roles.master().begin(requests), roles, requests);
    }

    private List<@Nullable Object> finish(Exchange exchange, Roles seen, List<Request> requests) {
        List<@Nullable Object> answers;
        try {
            answers = exchange.finish();
        } catch (NodeDownException down) {
            boolean repeatable = requests.stream().allMatch(Request::repeatable);
            return another(seen, down, repeatable).sendAll(requests);
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof RefusedException refused && refused.isOfReplica()) {
                answers.set(i, answerOfMaster(requests.get(i)));
            }
        }
        return answers;
    }

    private @Nullable Object answerOfMaster(Request request) {
        try {
            return sendToMaster(request);
        } catch (CacheException failure) {
            return failure;
        }
    }

    @Override
    public List<Node> masters() {
        Roles seen = view.get();
        return List.of(new Watched(seen.master(), () -> view.insteadOf(seen)));
    }

    /** Asked anew: a master that was demoted, and that nobody has written to since, would be scanned as if it were one. */
    @Override
    public Object layout() {
        try {
            return view.anew().master();
        } catch (CacheUnavailableException nobodyKnowsBetter) {
            return view.get().master();
        }
    }

    @Override
    public List<Member> members() {
        Roles roles;
        try {
            roles = view.get();
        } catch (CacheUnavailableException unknown) {
            if (finder.servers().isEmpty()) {
                throw unknown;
            }
            return finder.servers().stream()
                    .map(server -> new Member(server, ServerRole.UNKNOWN))
                    .toList();
        }
        List<Member> members = new ArrayList<>();
        members.add(new Member(roles.master(), ServerRole.MASTER));
        roles.replicas().forEach(replica -> members.add(new Member(replica, ServerRole.REPLICA)));
        return members;
    }

    @Override
    public void close() {
        finder.close();
    }

    @Override
    public String toString() {
        return location;
    }
}
