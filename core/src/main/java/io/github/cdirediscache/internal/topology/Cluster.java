package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.ClusterSlots;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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

    /** A server, and the one that has taken its place: each may cost a time limit. */
    static final int MAX_SILENT = 2;

    private final String location;
    private final KnownNodes known;
    private final ClusterFinder finder;
    private final Exchanges exchanges;
    private final TopologyView<SlotMap> view;

    Cluster(List<Location> seeds, KnownNodes known, NodeListener listener, Inquiry inquiry) {
        this.known = known;
        this.location = "the cluster of " + seeds;
        this.exchanges = new Exchanges(inquiry.time(), inquiry.workers());
        this.finder = new ClusterFinder(location, seeds, known, inquiry);
        this.view = new TopologyView<>(
                null, finder::find, cause -> listener.unknown(location, cause), inquiry, ClusterFinder.SEEDS_SECONDS);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        return send(command, new Findings());
    }

    private <T> @Nullable T send(Command<T> command, Findings findings) {
        if (command instanceof KeyCommand<T> one) {
            return sendOne(one, findings);
        }
        if (command instanceof KeysCommand<?, T> several) {
            return sendParts(several, findings);
        }
        throw new IllegalArgumentException(command + " is for one of the servers of " + location);
    }

    private <P, T> @Nullable T sendParts(KeysCommand<P, T> command, Findings findings) {
        return command.join(begin(command.parts(), findings).finish()).get();
    }

    private <T> @Nullable T sendOne(KeyCommand<T> command, Findings findings) {
        SlotMap seen = view.recent(findings);
        Node node = masterOf(command, seen, findings);
        KeyCommand<T> sent = command;
        int silent = 0;
        for (int hop = 0; ; hop++) {
            try {
                NodeDownException silence = findings.silenceOf(node);
                if (silence != null) {
                    throw silence;
                }
                return node.send(sent);
            } catch (RedirectedException elsewhere) {
                if (hop == MAX_HOPS) {
                    throw new CacheUnavailableException(
                            location + " sends " + command + " round in circles", elsewhere);
                }
                seen = elsewhere.isOnlyThisTime() ? seen : view.insteadOf(seen, findings);
                node = target(elsewhere, node, seen);
                if (!elsewhere.isOnlyThisTime()) {
                    note(node);
                }
                sent = elsewhere.isOnlyThisTime() ? command.asking() : command;
            } catch (NodeDownException | RefusedException failure) {
                findings.add(node, failure);
                silent += failure instanceof NodeDownException ? 1 : 0;
                seen = isOutdated(failure) ? view.insteadOf(seen, findings) : seen;
                Node other = masterOf(command, seen, findings);
                if (hop == MAX_HOPS
                        || silent == MAX_SILENT
                        || other == node
                        || findings.isSilent(other)
                        || !maySendAgain(command, failure)) {
                    throw failure;
                }
                node = other;
                sent = command;
            }
        }
    }

    /** A server may be down since another one has its keys, and may refuse them since it has left the cluster. */
    private static boolean isOutdated(CacheException failure) {
        return failure instanceof NodeDownException
                || (failure instanceof RefusedException refused && refused.isClusterDown());
    }

    /** The server that another one names. That of an unknown one counts only while it belongs to this cluster. */
    private Node target(RedirectedException elsewhere, Node by, SlotMap seen) {
        Node target = known.at(elsewhere.target());
        if (!seen.has(target) && !finder.isMember(by, seen)) {
            throw new CacheUnavailableException(
                    by + " belongs to another cluster than " + location + " now: it names " + target
                            + ", which is none of its servers",
                    elsewhere);
        }
        return target;
    }

    /** It may have been promoted, which is known from now on, even if the servers were asked too recently to ask them again. */
    private void note(Node target) {
        SlotMap map;
        do {
            map = view.get();
            map.names(target);
        } while (map != view.get());
    }

    @Override
    public boolean mayFailOver() {
        return true;
    }

    @Override
    public void look() {
        view.recent(new Findings(), ReplicaGroup.RECENT_SECONDS);
    }

    @Override
    public int failovers() {
        SlotMap map = view.known();
        return map == null ? 0 : map.failovers();
    }

    private Node masterOf(KeyCommand<?> command, SlotMap map, Findings findings) {
        Node known = map.masterOf(command.key());
        Node node = known == null ? view.insteadOf(map, findings).masterOf(command.key()) : known;
        if (node == null) {
            throw new CacheUnavailableException("no server of " + location + " holds the key", null);
        }
        return node;
    }

    private static boolean maySendAgain(Command<?> command, CacheException failure) {
        return command.isRepeatable() || !(failure instanceof NodeDownException down) || !down.mayHaveBeenSent();
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        return begin(commands, new Findings());
    }

    private <T> Exchange<T> begin(List<? extends Command<T>> commands, Findings findings) {
        SlotMap seen;
        try {
            seen = view.recent(findings);
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
        places.values().removeIf(List::isEmpty);
        List<Supplier<Exchange<T>>> begin = new ArrayList<>();
        places.forEach((master, own) -> {
            NodeDownException silence = findings.silenceOf(master);
            List<? extends Command<T>> sent = own.stream().map(commands::get).toList();
            begin.add(() -> silence == null ? master.begin(sent) : Exchange.failed(silence, own.size()));
        });
        List<Exchange<T>> begun = exchanges.begin(begin);
        return () -> finish(commands, List.copyOf(places.values()), begun, others, seen, findings);
    }

    private <T> List<Reply<T>> finish(
            List<? extends Command<T>> commands,
            List<List<Integer>> places,
            List<Exchange<T>> begun,
            List<Integer> others,
            SlotMap seen,
            Findings findings) {
        List<Reply<T>> replies = new ArrayList<>(commands.size());
        commands.forEach(command -> replies.add(Reply.of(null)));
        List<Supplier<List<Reply<T>>>> finished = exchanges.finish(begun);
        for (int server = 0; server < places.size(); server++) {
            List<Reply<T>> own = finished.get(server).get();
            for (int i = 0; i < own.size(); i++) {
                replies.set(places.get(server).get(i), own.get(i));
            }
        }
        others.forEach(place -> replies.set(place, Reply.by(() -> send(commands.get(place), findings))));
        for (int i = 0; i < replies.size(); i++) {
            CacheException failure = replies.get(i).failure();
            Node master = commands.get(i) instanceof KeyCommand<?> one ? seen.masterOf(one.key()) : null;
            if (failure != null && master != null) {
                findings.add(master, failure);
            }
        }
        Supplier<SlotMap> now = once(() -> view.insteadOf(seen, findings));
        Redo.failed(
                replies,
                commands,
                (command, failure) -> isElsewhere(command, failure, seen, now),
                again -> oneByOne(again, findings));
        return replies;
    }

    /** Whether another server holds the key now, and may be sent the command. */
    private static boolean isElsewhere(
            Command<?> command, CacheException failure, SlotMap seen, Supplier<SlotMap> now) {
        if (failure instanceof RedirectedException elsewhere) {
            if (!elsewhere.isOnlyThisTime()) {
                var unused = now.get();
            }
            return true;
        }
        return isOutdated(failure)
                && command instanceof KeyCommand<?> one
                && maySendAgain(command, failure)
                && now.get().masterOf(one.key()) != seen.masterOf(one.key());
    }

    /** However many commands of a call have failed, it waits once for what is known now. */
    private static Supplier<SlotMap> once(Supplier<SlotMap> source) {
        AtomicReference<@Nullable SlotMap> known = new AtomicReference<>();
        return () -> {
            SlotMap map = known.get();
            if (map == null) {
                map = source.get();
                known.set(map);
            }
            return map;
        };
    }

    /** A server that did not answer one of them is not asked for the others. */
    private <T> List<Reply<T>> oneByOne(List<Command<T>> commands, Findings findings) {
        return commands.stream()
                .map(command -> Reply.<T>by(() -> send(command, findings)))
                .toList();
    }

    @Override
    public List<Node> masters() {
        SlotMap seen = view.get();
        return seen.masters().stream()
                .<Node>map(master -> new RefreshingNode(master, findings -> view.insteadOf(seen, findings)))
                .toList();
    }

    @Override
    public Object layout() {
        return view.anew(new Findings());
    }

    @Override
    public void checkComplete() {
        int missing = view.get().missing();
        if (missing > 0) {
            throw new CacheUnavailableException(
                    missing + " of " + ClusterSlots.COUNT + " slots of " + location
                            + " have no server: their keys were not looked at",
                    null);
        }
    }

    @Override
    public List<Member> members() {
        SlotMap map = view.get();
        List<Member> members = new ArrayList<>();
        add(map.masters(), ServerRole.MASTER, members);
        add(map.replicas(), ServerRole.REPLICA, members);
        return members;
    }

    @Override
    public boolean holds(Node node, PhysicalKey key) {
        return view.get().masterOf(key) == node;
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        SlotMap map = view.known();
        Node master = map == null ? null : map.masterOf(key);
        return master == null ? this : master;
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
