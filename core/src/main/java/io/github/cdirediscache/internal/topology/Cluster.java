package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.SlotRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Redis Cluster. Each command goes to the master that holds its key, and follows redirections. The slot map is read
 * from the cluster at the first use, and again when a slot has moved or a server is gone.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis cluster
 *     specification</a>
 */
final class Cluster implements Shard {

    /** How many redirections of a command are followed; more than one only while slots move. */
    private static final int MAX_HOPS = 5;

    private final String location;
    private final List<Location> seeds;
    private final KnownNodes known;
    private final TopologyView<SlotMap> view;

    Cluster(List<Location> seeds, KnownNodes known, NodeListener listener, LongSupplier nanoTime) {
        this.seeds = seeds;
        this.known = known;
        this.location = "the cluster of " + seeds;
        this.view = new TopologyView<>(null, this::find, cause -> listener.unknown(location, cause), nanoTime);
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
                List<SlotRange> ranges =
                        Objects.requireNonNull(server.getValue().send(ServerCommand.clusterSlots()), "a list");
                SlotMap found = SlotMap.of(ranges, server.getKey(), known);
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
    public <T> @Nullable T send(Command<T> command) {
        if (command instanceof KeyCommand<T> one) {
            return sendOne(one);
        }
        if (command instanceof KeysCommand<?, T> several) {
            return sendParts(several);
        }
        throw new IllegalArgumentException(command + " is for one of the servers of " + location);
    }

    private <P, T> @Nullable T sendParts(KeysCommand<P, T> command) {
        return command.join(sendAll(command.parts())).get();
    }

    private <T> @Nullable T sendOne(KeyCommand<T> command) {
        SlotMap seen = view.get();
        Node node = masterOf(command, seen);
        KeyCommand<T> sent = command;
        for (int hop = 0; ; hop++) {
            try {
                return node.send(sent);
            } catch (RedirectedException elsewhere) {
                if (hop == MAX_HOPS) {
                    throw new CacheUnavailableException(
                            location + " sends " + command + " round in circles", elsewhere);
                }
                node = known.at(elsewhere.target());
                sent = elsewhere.isOnlyThisTime() ? command.asking() : command;
                seen = elsewhere.isOnlyThisTime() ? seen : view.insteadOf(seen);
            } catch (NodeDownException down) {
                seen = view.insteadOf(seen);
                Node other = masterOf(command, seen);
                if (hop == MAX_HOPS || other == node || !maySendAgain(command, down)) {
                    throw down;
                }
                node = other;
                sent = command;
            }
        }
    }

    private Node masterOf(KeyCommand<?> command, SlotMap map) {
        Node known = map.masterOf(command.key());
        Node node = known == null ? view.insteadOf(map).masterOf(command.key()) : known;
        if (node == null) {
            throw new CacheUnavailableException("no server of " + location + " holds the key", null);
        }
        return node;
    }

    private static boolean maySendAgain(Command<?> command, NodeDownException down) {
        return command.isRepeatable() || !down.mayHaveBeenSent();
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        SlotMap seen;
        try {
            seen = view.get();
        } catch (CacheUnavailableException unknown) {
            return Exchange.failed(unknown, commands.size());
        }
        // In the order of the masters, so that no two callers wait for each other's connections.
        Map<Node, List<Integer>> places = new LinkedHashMap<>();
        seen.masters().forEach(master -> places.put(master, new ArrayList<>()));
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Node master = commands.get(i) instanceof KeyCommand<?> one ? seen.masterOf(one.key()) : null;
            (master == null ? others : places.getOrDefault(master, others)).add(i);
        }
        Map<List<Integer>, Exchange<T>> begun = new LinkedHashMap<>();
        places.forEach((master, own) -> {
            if (!own.isEmpty()) {
                begun.put(own, master.begin(own.stream().map(commands::get).toList()));
            }
        });
        return () -> finish(commands, begun, others, seen);
    }

    private <T> List<Reply<T>> finish(
            List<? extends Command<T>> commands,
            Map<List<Integer>, Exchange<T>> begun,
            List<Integer> others,
            SlotMap seen) {
        List<Reply<T>> replies = new ArrayList<>(commands.size());
        commands.forEach(command -> replies.add(Reply.of(null)));
        begun.forEach((places, exchange) -> {
            List<Reply<T>> own = exchange.finish();
            for (int i = 0; i < places.size(); i++) {
                replies.set(places.get(i), own.get(i));
            }
        });
        others.forEach(place -> replies.set(place, Reply.by(() -> send(commands.get(place)))));
        Redo.failed(replies, commands, (command, failure) -> isElsewhere(command, failure, seen), this::oneByOne);
        return replies;
    }

    /** Whether another server holds the key now, and may be sent the command. */
    private boolean isElsewhere(Command<?> command, CacheException failure, SlotMap seen) {
        if (failure instanceof RedirectedException elsewhere) {
            if (!elsewhere.isOnlyThisTime()) {
                view.insteadOf(seen);
            }
            return true;
        }
        return failure instanceof NodeDownException down
                && command instanceof KeyCommand<?> one
                && maySendAgain(command, down)
                && view.insteadOf(seen).masterOf(one.key()) != seen.masterOf(one.key());
    }

    private <T> List<Reply<T>> oneByOne(List<Command<T>> commands) {
        return commands.stream()
                .map(command -> Reply.<T>by(() -> send(command)))
                .toList();
    }

    @Override
    public List<Node> masters() {
        SlotMap seen = view.get();
        return seen.masters().stream()
                .<Node>map(master -> new RefreshingNode(master, () -> view.insteadOf(seen)))
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
