package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.ReportedRole;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The one that answered last is asked first: others may hang. */
    private volatile @Nullable Location answeredLast;

    SentinelRoles(String name, Map<Location, Node> sentinels, KnownNodes known) {
        this.name = name;
        this.sentinels = sentinels;
        this.known = known;
    }

    @Override
    public List<Node> servers() {
        return List.of();
    }

    @Override
    public Roles find(@Nullable Roles before, Findings findings) {
        List<String> said = new ArrayList<>();
        for (Location at : inTurn()) {
            try {
                Optional<Roles> roles = ask(at, Objects.requireNonNull(sentinels.get(at)), findings, said);
                if (roles.isPresent()) {
                    answeredLast = at;
                    retain(roles.get());
                    return roles.get();
                }
            } catch (CacheException silent) {
                said.add(String.valueOf(silent.getMessage()));
            }
        }
        throw new CacheUnavailableException(
                "no sentinel can say which server is the master \"" + name + "\" (sentinel.master): "
                        + String.join("; ", said),
                null);
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

    private Optional<Roles> ask(Location at, Node sentinel, Findings findings, List<String> said) {
        Optional<Node> named =
                answer(sentinel, ServerCommand.sentinelMaster(name)).flatMap(address -> known.at(address, at));
        if (named.isEmpty()) {
            said.add("the sentinel " + sentinel + " knows no master of that name");
            return Optional.empty();
        }
        Node master = named.get();
        if (!isMaster(master, findings, said)) {
            master.renew();
            return Optional.empty();
        }
        List<Node> replicas = new ArrayList<>();
        List<Node> silent = new ArrayList<>();
        answer(sentinel, ServerCommand.sentinelReplicas(name)).stream()
                .flatMap(address -> known.at(address, at).stream())
                .filter(replica -> replica != master)
                .forEach(replica -> (findings.isSilent(replica) ? silent : replicas).add(replica));
        return Optional.of(new Roles(master, replicas, List.of(), silent));
    }

    private static <T> T answer(Node sentinel, ServerCommand<T> command) {
        return Objects.requireNonNull(sentinel.send(command), "an answer that is never nothing");
    }

    /** A server that does not tell its role is believed to have the one that the sentinel says, until it refuses a write. */
    private static boolean isMaster(Node server, Findings findings, List<String> said) {
        CacheException silence = findings.silenceOf(server);
        try {
            if (silence != null) {
                throw silence;
            }
            if (!findings.isReplica(server)
                    && RoleQuestion.begin(server)
                            .finish()
                            .map(ReportedRole::isMaster)
                            .orElse(true)) {
                return true;
            }
            said.add(server + " is not the master yet or any more");
        } catch (CacheException failure) {
            findings.add(server, failure);
            said.add(String.valueOf(failure.getMessage()));
        }
        return false;
    }

    @Override
    public void close() {
        sentinels.values().forEach(Node::close);
        known.close();
    }
}
