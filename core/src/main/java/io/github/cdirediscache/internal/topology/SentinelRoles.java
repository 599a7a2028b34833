package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RefusedException;
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
    public Roles find(@Nullable Roles before) {
        List<String> said = new ArrayList<>();
        for (Map.Entry<Location, Node> sentinel : sentinels.entrySet()) {
            try {
                Optional<Roles> roles = ask(sentinel.getKey(), sentinel.getValue(), said);
                if (roles.isPresent()) {
                    List<Node> members = new ArrayList<>(roles.get().replicas());
                    members.add(roles.get().master());
                    known.retain(members);
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

    private Optional<Roles> ask(Location at, Node sentinel, List<String> said) {
        Optional<Node> named =
                answer(sentinel, ServerCommand.sentinelMaster(name)).flatMap(address -> known.at(address, at));
        if (named.isEmpty()) {
            said.add("the sentinel " + sentinel + " knows no master of that name");
            return Optional.empty();
        }
        Node master = named.get();
        if (!isMaster(master)) {
            master.renew();
            said.add(master + " is not the master yet or any more");
            return Optional.empty();
        }
        List<Node> replicas = answer(sentinel, ServerCommand.sentinelReplicas(name)).stream()
                .flatMap(address -> known.at(address, at).stream())
                .filter(replica -> replica != master)
                .toList();
        return Optional.of(new Roles(master, replicas));
    }

    private static <T> T answer(Node sentinel, ServerCommand<T> command) {
        return Objects.requireNonNull(sentinel.send(command), "an answer that is never nothing");
    }

    private static boolean isMaster(Node server) {
        try {
            ReportedRole role = server.send(ServerCommand.role());
            return role != null && role.isMaster();
        } catch (RefusedException mayNotAsk) {
            return true;
        }
    }

    @Override
    public void close() {
        sentinels.values().forEach(Node::close);
        known.close();
    }
}
