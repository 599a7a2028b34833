package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ReportedRole;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks sentinels for the master, and the master whether it is one: a sentinel may not know yet of a failover.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">Redis: Sentinel client specification</a>
 */
final class SentinelRoles implements RoleFinder {

    private final String name;
    private final Map<Location, Node> sentinels;
    private final KnownNodes known;
    private final Inquiry inquiry;

    /** The one that answered last is asked first: others may hang. */
    private volatile @Nullable Location answeredLast;

    SentinelRoles(String name, Map<Location, Node> sentinels, KnownNodes known, Inquiry inquiry) {
        this.name = name;
        this.sentinels = sentinels;
        this.known = known;
        this.inquiry = inquiry;
    }

    @Override
    public List<Node> servers() {
        return List.of();
    }

    @Override
    public Roles find(@Nullable Roles before, Findings findings, long deadline) {
        List<String> said = new ArrayList<>();
        Map<Node, Location> places = new LinkedHashMap<>();
        inTurn().forEach(at -> places.put(Objects.requireNonNull(sentinels.get(at)), at));
        AtomicReference<@Nullable Roles> found = new AtomicReference<>();
        inquiry.inTurn(
                deadline,
                List.copyOf(places.keySet()),
                sentinel -> named(Objects.requireNonNull(places.get(sentinel)), sentinel),
                (sentinel, reply) -> {
                    Roles roles = roles(sentinel, reply, deadline, findings, said);
                    if (roles != null) {
                        answeredLast = places.get(sentinel);
                        found.set(roles);
                    }
                    return roles != null;
                });
        Roles roles = found.get();
        if (roles == null) {
            throw unknown(before, findings, said);
        }
        retain(roles);
        return roles;
    }

    private CacheUnavailableException unknown(@Nullable Roles before, Findings findings, List<String> said) {
        String message = "no sentinel can say which server is the master \"" + name + "\" (sentinel.master): "
                + String.join("; ", said);
        return before != null && findings.hindranceOf(before.master()) != null
                ? new NotAskedException(message, null)
                : new CacheUnavailableException(message, null);
    }

    private List<Location> inTurn() {
        List<Location> all = new ArrayList<>(sentinels.keySet());
        Location last = answeredLast;
        if (last != null) {
            all.remove(last);
            all.add(0, last);
        }
        return all;
    }

    private void retain(Roles roles) {
        List<Node> members = new ArrayList<>(roles.replicas());
        members.addAll(roles.silent());
        members.add(roles.master());
        known.retain(members);
    }

    /** What a sentinel says: in a thread that asks it alone. */
    private Named named(Location at, Node sentinel) {
        Optional<Node> master =
                answer(sentinel, ServerCommand.sentinelMaster(name)).flatMap(address -> known.at(address, at));
        return new Named(master, master.isEmpty() ? List.of() : replicas(at, sentinel));
    }

    private List<Node> replicas(Location at, Node sentinel) {
        return answer(sentinel, ServerCommand.sentinelReplicas(name)).stream()
                .flatMap(address -> known.at(address, at).stream())
                .toList();
    }

    private @Nullable Roles roles(
            Node sentinel, Reply<Named> reply, long deadline, Findings findings, List<String> said) {
        CacheException silence = reply.failure();
        if (silence != null) {
            said.add(String.valueOf(silence.getMessage()));
            return null;
        }
        Named named = Objects.requireNonNull(reply.get());
        Node master = named.master.orElse(null);
        if (master == null) {
            said.add("the sentinel " + sentinel + " knows no master of that name");
            sentinel.renew();
            return null;
        }
        if (!isMaster(master, deadline, findings, said)) {
            return null;
        }
        Map<Boolean, List<Node>> replicas = named.replicas.stream()
                .filter(replica -> replica != master)
                .collect(Collectors.partitioningBy(findings::isSilent));
        return new Roles(
                master,
                Objects.requireNonNull(replicas.get(false)),
                List.of(),
                Objects.requireNonNull(replicas.get(true)));
    }

    private static <T> T answer(Node sentinel, ServerCommand<T> command) {
        return Objects.requireNonNull(sentinel.send(command), "an answer that is never nothing");
    }

    /** A server that does not tell its role is believed to have the one that the sentinel says, until it refuses a write. */
    private boolean isMaster(Node server, long deadline, Findings findings, List<String> said) {
        if (findings.isReplica(server)) {
            return isNone(server, said);
        }
        CacheException before = findings.failureOf(server);
        Reply<Optional<ReportedRole>> reply = before == null ? role(server, deadline) : Reply.failed(before);
        CacheException failure = reply.failure();
        if (failure != null) {
            findings.add(server, failure);
            said.add(String.valueOf(failure.getMessage()));
            return false;
        }
        boolean isMaster =
                Objects.requireNonNull(reply.get()).map(ReportedRole::isMaster).orElse(true);
        return isMaster || isNone(server, said);
    }

    /** It says so itself. Its name may stand for another server by now. */
    private static boolean isNone(Node server, List<String> said) {
        said.add(server + " is not the master yet or any more");
        server.renew();
        return false;
    }

    private Reply<Optional<ReportedRole>> role(Node server, long deadline) {
        List<Reply<Optional<ReportedRole>>> replies = new ArrayList<>();
        inquiry.all(deadline, List.of(server), RoleQuestion::ask, (asked, reply) -> replies.add(reply));
        return replies.get(0);
    }

    @Override
    public void close() {
        sentinels.values().forEach(Node::close);
        known.close();
    }

    /** What a sentinel says; no master if it knows none of that name. */
    private record Named(Optional<Node> master, List<Node> replicas) {}
}
