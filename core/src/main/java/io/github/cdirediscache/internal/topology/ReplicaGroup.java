package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A master and its replicas. Writes and scripts go to the master, reads to the servers that {@code read-from} allows.
 * When the master is gone, or is no longer a master, the new one is looked up and used instead.
 */
final class ReplicaGroup implements Shard {

    private final String location;
    private final RoleFinder finder;
    private final ReadFrom readFrom;
    private final TopologyView<Roles> view;
    private final AtomicInteger turn = new AtomicInteger();

    ReplicaGroup(
            String location,
            RoleFinder finder,
            @Nullable Roles known,
            ReadFrom readFrom,
            NodeListener listener,
            LongSupplier nanoTime) {
        this.location = location;
        this.finder = finder;
        this.readFrom = readFrom;
        this.view = new TopologyView<>(
                known, before -> find(before, listener), cause -> listener.unknown(location, cause), nanoTime);
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
    public <T> @Nullable T send(Command<T> command) {
        if (command.isForAnyReplica() && readFrom != ReadFrom.MASTER) {
            Roles roles = view.recent();
            int start = turn.getAndIncrement();
            for (int i = 0; i < readers(roles); i++) {
                try {
                    return reader(roles, start, i).send(command);
                } catch (NodeDownException | RefusedException askTheNext) {
                    // It is skipped while its breaker is open.
                }
            }
        }
        return sendToMaster(command);
    }

    private <T> @Nullable T sendToMaster(Command<T> command) {
        Roles seen = view.get();
        try {
            return seen.master().send(command);
        } catch (RefusedException | NodeDownException failure) {
            Node another = another(seen, failure);
            if (another == null || !mayBeSentAgain(command, failure)) {
                throw failure;
            }
            return another.send(command);
        }
    }

    private static boolean mayBeSentAgain(Command<?> command, CacheException failure) {
        if (failure instanceof NodeDownException down) {
            return command.isRepeatable() || !down.mayHaveBeenSent();
        }
        return isOfReplica(failure);
    }

    private static boolean isOfReplica(CacheException failure) {
        return failure instanceof RefusedException refused && refused.isOfReplica();
    }

    /** The new master, if that is why the old one failed; {@code null} if there is none. */
    private @Nullable Node another(Roles seen, CacheException failure) {
        Roles now = seen;
        if (failure instanceof NodeDownException) {
            now = view.insteadOf(seen);
        } else if (isOfReplica(failure)) {
            now = view.insteadOfOutdated(seen);
        }
        return now.master() == seen.master() ? null : now.master();
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
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Roles roles;
        try {
            roles = readFrom == ReadFrom.MASTER ? view.get() : view.recent();
        } catch (CacheUnavailableException unknown) {
            return Exchange.failed(unknown, commands.size());
        }
        if (readers(roles) == 0 || !commands.stream().allMatch(Command::isForAnyReplica)) {
            Exchange<T> exchange = roles.master().begin(commands);
            return () -> ofMaster(roles, commands, exchange.finish());
        }
        int start = turn.getAndIncrement();
        Exchange<T> exchange = reader(roles, start, 0).begin(commands);
        return () -> ofReaders(roles, start, commands, exchange.finish());
    }

    /** Commands that one reader did not answer are sent to the next one, and finally to the master. */
    private <T> List<Reply<T>> ofReaders(
            Roles roles, int start, List<? extends Command<T>> commands, List<Reply<T>> replies) {
        for (int i = 1; i < readers(roles); i++) {
            Node next = reader(roles, start, i);
            Redo.failed(replies, commands, ReplicaGroup::isForTheNext, next::sendAll);
        }
        Redo.failed(
                replies,
                commands,
                ReplicaGroup::isForTheNext,
                again -> ofMaster(roles, again, roles.master().sendAll(again)));
        return replies;
    }

    private static boolean isForTheNext(Command<?> command, CacheException failure) {
        return failure instanceof NodeDownException || failure instanceof RefusedException;
    }

    /** Commands that the master did not answer are sent to the new master, if there is one. */
    private <T> List<Reply<T>> ofMaster(Roles seen, List<? extends Command<T>> commands, List<Reply<T>> replies) {
        Optional<CacheException> outdated = replies.stream()
                .flatMap(reply -> Stream.ofNullable(reply.failure()))
                .filter(failure -> failure instanceof NodeDownException || isOfReplica(failure))
                // One that says that it is a replica says for certain that another one is the master.
                .max(Comparator.comparing(ReplicaGroup::isOfReplica));
        Node another = outdated.isPresent() ? another(seen, outdated.get()) : null;
        if (another != null) {
            Redo.failed(replies, commands, ReplicaGroup::mayBeSentAgain, another::sendAll);
        }
        return replies;
    }

    @Override
    public List<Node> masters() {
        Roles seen = view.get();
        return List.of(new RefreshingNode(seen.master(), () -> view.insteadOf(seen)));
    }

    /**
     * Reads the roles again: a demoted master to which nothing has been written since would otherwise still be scanned.
     */
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
