package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ReportedRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A master and its replicas. Writes and scripts go to the master, reads to the servers that {@code read-from} allows.
 * When the master is gone, or is no longer a master, the new one is looked up and used instead.
 */
final class ReplicaGroup implements Shard {

    /** Replicas come and go unnoticed, and a master may be demoted while nothing is written. */
    static final int RECENT_SECONDS = 5;

    /** After a failure that took longer than this, a read goes to the master and not to one more replica. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String location;
    private final RoleFinder finder;
    private final ReadFrom readFrom;
    private final Inquiry inquiry;
    private final Time time;
    private final TopologyView<Roles> view;
    private final AtomicInteger turn = new AtomicInteger();

    ReplicaGroup(
            String location,
            RoleFinder finder,
            @Nullable Roles known,
            ReadFrom readFrom,
            NodeListener listener,
            Inquiry inquiry) {
        this.location = location;
        this.finder = finder;
        this.readFrom = readFrom;
        this.inquiry = inquiry;
        this.time = inquiry.time();
        this.view = new TopologyView<>(
                known,
                (before, findings) -> find(before, findings, listener),
                cause -> listener.unknown(location, cause),
                inquiry,
                RECENT_SECONDS);
    }

    private Roles find(@Nullable Roles before, Findings findings, NodeListener listener) {
        long deadline = inquiry.deadline();
        if (before != null && readFrom == ReadFrom.MASTER && finder.isStillMaster(before, findings, deadline)) {
            return before;
        }
        Roles found = finder.find(before, findings, deadline).after(before);
        if (before != null && !found.isMasterOf(before)) {
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
        Findings findings = new Findings();
        if (command.isForAnyReplica() && readFrom != ReadFrom.MASTER) {
            Readers readers = new Readers(view.recent(findings));
            while (readers.hasNext()) {
                Node reader = readers.next();
                try {
                    return reader.send(command);
                } catch (NodeDownException | RefusedException askTheNext) {
                    findings.add(reader, askTheNext);
                }
            }
        }
        return sendToMaster(command, findings);
    }

    private <T> @Nullable T sendToMaster(Command<T> command, Findings findings) {
        Roles roles = view.recent(findings);
        Set<Node> tried = new HashSet<>();
        int silent = 0;
        while (true) {
            Node master = roles.master();
            tried.add(master);
            CacheUnavailableException failure = findings.silenceOf(master);
            if (failure == null) {
                try {
                    return master.send(command);
                } catch (RefusedException | NodeDownException refusedOrDown) {
                    failure = refusedOrDown;
                    silent += failure instanceof NodeDownException ? 1 : 0;
                    findings.add(master, failure);
                }
            }
            roles = insteadOf(roles, failure, findings);
            if (silent == Cluster.MAX_SILENT || tried.contains(roles.master()) || !mayBeSentAgain(command, failure)) {
                throw failure;
            }
        }
    }

    private static boolean mayBeSentAgain(Command<?> command, CacheException failure) {
        if (failure instanceof NodeDownException down) {
            return command.isRepeatable() || !down.mayHaveBeenSent();
        }
        return Findings.isOfReplica(failure);
    }

    /** The roles, read anew if they may be why the master failed. */
    private Roles insteadOf(Roles seen, CacheException failure, Findings findings) {
        if (failure instanceof NodeDownException) {
            return view.insteadOf(seen, findings);
        }
        return Findings.isOfReplica(failure) ? view.insteadOfOutdated(seen, findings) : seen;
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Findings findings = new Findings();
        Roles roles;
        try {
            roles = view.recent(findings);
        } catch (CacheUnavailableException unknown) {
            return Exchange.failed(unknown, commands.size());
        }
        Readers readers = new Readers(roles);
        if (!readers.hasNext() || !commands.stream().allMatch(Command::isForAnyReplica)) {
            Exchange<T> exchange = roles.master().begin(commands);
            return () -> ofMaster(roles, commands, exchange.finish(), findings);
        }
        Node first = readers.next();
        Exchange<T> exchange = first.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            note(first, replies, findings);
            return ofReaders(roles, readers, commands, replies, findings);
        };
    }

    /** Commands that one reader did not answer are sent to the next one, and finally to the master. */
    private <T> List<Reply<T>> ofReaders(
            Roles roles,
            Readers readers,
            List<? extends Command<T>> commands,
            List<Reply<T>> replies,
            Findings findings) {
        while (readers.hasNext()) {
            Node next = readers.next();
            Redo.failed(replies, commands, ReplicaGroup::isForTheNext, again -> {
                List<Reply<T>> own = next.sendAll(again);
                note(next, own, findings);
                return own;
            });
        }
        Redo.failed(
                replies,
                commands,
                ReplicaGroup::isForTheNext,
                again -> ofMaster(roles, again, ofMasterAlone(roles.master(), again, findings), findings));
        return replies;
    }

    private static <T> List<Reply<T>> ofMasterAlone(Node master, List<Command<T>> commands, Findings findings) {
        NodeDownException silence = findings.silenceOf(master);
        return silence == null
                ? master.sendAll(commands)
                : Exchange.<T>failed(silence, commands.size()).finish();
    }

    private static <T> void note(Node server, List<Reply<T>> replies, Findings findings) {
        replies.stream()
                .flatMap(reply -> Stream.ofNullable(reply.failure()))
                .forEach(failure -> findings.add(server, failure));
    }

    private static boolean isForTheNext(Command<?> command, CacheException failure) {
        return failure instanceof NodeDownException || failure instanceof RefusedException;
    }

    /** Commands that the master did not answer are sent to the new master, if there is one. */
    private <T> List<Reply<T>> ofMaster(
            Roles seen, List<? extends Command<T>> commands, List<Reply<T>> replies, Findings findings) {
        note(seen.master(), replies, findings);
        Optional<CacheException> outdated = replies.stream()
                .flatMap(reply -> Stream.ofNullable(reply.failure()))
                .filter(failure -> failure instanceof NodeDownException || Findings.isOfReplica(failure))
                // One that says that it is a replica says for certain that another one is the master.
                .max(Comparator.comparing(Findings::isOfReplica));
        if (outdated.isPresent()) {
            Node now = insteadOf(seen, outdated.get(), findings).master();
            if (now != seen.master()) {
                Redo.failed(replies, commands, ReplicaGroup::mayBeSentAgain, now::sendAll);
            }
        }
        return replies;
    }

    @Override
    public boolean mayFailOver() {
        return finder.servers().size() != 1;
    }

    @Override
    public int failovers() {
        Roles known = view.known();
        return known == null ? 0 : known.failovers();
    }

    @Override
    public void look() {
        view.recent(new Findings());
    }

    @Override
    public List<Node> masters() {
        Roles seen = view.get();
        return List.of(new RefreshingNode(seen.master(), findings -> view.insteadOf(seen, findings)));
    }

    /**
     * Reads the roles again: a demoted master to which nothing has been written since would otherwise still be scanned.
     */
    @Override
    public Object layout() {
        Findings findings = new Findings();
        try {
            return view.anew(findings).master();
        } catch (CacheUnavailableException nobodyKnowsBetter) {
            Node master = view.get().master();
            if (findings.isSilent(master) || !mayBeMaster(master)) {
                throw nobodyKnowsBetter;
            }
            return master;
        }
    }

    /** What is found on a replica may be less than what the next master has. */
    private static boolean mayBeMaster(Node server) {
        try {
            return RoleQuestion.ask(server).map(ReportedRole::isMaster).orElse(true);
        } catch (CacheException silent) {
            return false;
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
            return members(finder.servers(), ServerRole.UNKNOWN).toList();
        }
        return Stream.of(
                        members(List.of(roles.master()), ServerRole.MASTER),
                        members(roles.replicas(), ServerRole.REPLICA),
                        members(roles.silent(), ServerRole.REPLICA),
                        members(roles.rivals(), ServerRole.UNKNOWN))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Member> members(List<Node> servers, ServerRole role) {
        return servers.stream().map(server -> new Member(server, role));
    }

    @Override
    public void close() {
        finder.close();
    }

    @Override
    public String toString() {
        return location;
    }

    /** The servers that a read is sent to before the master, in turn. */
    private final class Readers {

        private final List<Node> all;
        private final int start = turn.getAndIncrement();
        private final long begin = time.nanos();

        /** How many are asked at least: if the master itself hangs, another one may still answer. */
        private final int atLeast;

        private int next;

        Readers(Roles roles) {
            List<Node> readable = new ArrayList<>(readFrom == ReadFrom.MASTER ? List.of() : roles.replicas());
            if (readFrom == ReadFrom.ANY) {
                readable.add(roles.master());
            }
            this.all = readable;
            this.atLeast = !all.isEmpty() && at(0) == roles.master() ? 2 : 1;
        }

        private Node at(int place) {
            return all.get(Math.floorMod(start + place, all.size()));
        }

        /** Whether there is one more, and one that hung has not yet cost the call enough. */
        boolean hasNext() {
            return next < all.size() && (next < atLeast || time.nanos() - begin < PATIENCE_NANOS);
        }

        Node next() {
            return at(next++);
        }
    }
}
