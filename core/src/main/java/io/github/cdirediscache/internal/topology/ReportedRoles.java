package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ReportedRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Asks the servers themselves for their roles. */
final class ReportedRoles implements RoleFinder {

    private final List<Node> servers;
    private final Inquiry inquiry;

    /** Masters that answer, but told no role: they are not asked again and again. */
    private final Set<Node> mute = ConcurrentHashMap.newKeySet();

    ReportedRoles(List<Node> servers, Inquiry inquiry) {
        this.servers = List.copyOf(servers);
        this.inquiry = inquiry;
    }

    @Override
    public List<Node> servers() {
        return servers;
    }

    @Override
    public Roles find(@Nullable Roles known, Findings findings, long deadline) {
        return new Answers(known, findings, deadline).roles();
    }

    /** The previous master is believed whatever the others say, so they need not be asked. */
    @Override
    public boolean isStillMaster(Roles known, Findings findings, long deadline) {
        Node master = known.master();
        if (findings.isSilent(master) || findings.isReplica(master)) {
            return false;
        }
        if (mute.contains(master)) {
            return true;
        }
        AtomicBoolean isMaster = new AtomicBoolean();
        inquiry.all(deadline, List.of(master), RoleQuestion::ask, (server, reply) -> {
            isMaster.set(isMaster(server, reply, findings));
            return true;
        });
        return isMaster.get();
    }

    private boolean isMaster(Node server, Reply<Optional<ReportedRole>> reply, Findings findings) {
        CacheException silence = reply.failure();
        if (silence != null) {
            findings.add(server, silence);
            return false;
        }
        Optional<ReportedRole> role = Objects.requireNonNull(reply.get());
        if (role.isEmpty()) {
            mute.add(server);
        }
        return role.map(ReportedRole::isMaster).orElse(true);
    }

    @Override
    public void close() {
        servers.forEach(Node::close);
    }

    /** What the servers say, once. */
    private final class Answers {

        private final @Nullable Roles known;
        private final Findings findings;
        private final Map<Node, Integer> masters = new LinkedHashMap<>();
        private final List<Node> replicas = new ArrayList<>();

        /** They answer, but tell no role. */
        private final List<Node> mute = new ArrayList<>();

        private final List<Node> silent = new ArrayList<>();

        /** They could not be asked, so they are what they were. */
        private final List<Node> notAsked = new ArrayList<>();

        private final List<String> said = new ArrayList<>();

        Answers(@Nullable Roles known, Findings findings, long deadline) {
            this.known = known;
            this.findings = findings;
            Map<Node, Reply<Optional<ReportedRole>>> replies = replies(deadline);
            servers.forEach(server -> note(server, replies.get(server)));
        }

        private Map<Node, Reply<Optional<ReportedRole>>> replies(long deadline) {
            Map<Node, Reply<Optional<ReportedRole>>> replies = new HashMap<>();
            List<Node> asked = servers.stream()
                    .filter(server -> !findings.isReplica(server) && findings.failureOf(server) == null)
                    .toList();
            inquiry.all(deadline, asked, RoleQuestion::ask, (server, reply) -> {
                replies.put(server, reply);
                return false;
            });
            return replies;
        }

        private void note(Node server, @Nullable Reply<Optional<ReportedRole>> reply) {
            CacheException failure = reply == null ? findings.failureOf(server) : reply.failure();
            if (failure != null) {
                findings.add(server, failure);
                (failure instanceof NotAskedException ? notAsked : silent).add(server);
                said.add(String.valueOf(failure.getMessage()));
            } else if (reply == null) {
                replica(server);
            } else {
                Objects.requireNonNull(reply.get()).ifPresentOrElse(role -> note(server, role), () -> mute.add(server));
            }
        }

        private void note(Node server, ReportedRole role) {
            if (role.isMaster()) {
                masters.put(server, role.replicas());
            } else {
                replica(server);
            }
        }

        private void replica(Node server) {
            replicas.add(server);
            said.add(server + " is a replica");
        }

        Roles roles() {
            Node master = reported().or(this::guessed).orElseThrow(this::noMaster);
            List<Node> rivals = new ArrayList<>(masters.keySet());
            List<Node> unread = new ArrayList<>(silent);
            notAsked.forEach(server -> {
                if (known != null && known.rivals().contains(server)) {
                    rivals.add(server);
                } else if (known == null || !known.replicas().contains(server)) {
                    unread.add(server);
                }
            });
            rivals.remove(master);
            List<Node> readable = new ArrayList<>(servers);
            readable.remove(master);
            readable.removeAll(unread);
            readable.removeAll(rivals);
            return new Roles(master, readable, rivals, unread);
        }

        /**
         * Names of servers that say that they are replicas may stand for others by now. Nothing is known of those that said
         * nothing.
         */
        private CacheUnavailableException noMaster() {
            String all = String.join("; ", said);
            if (known != null && notAsked.contains(known.master())) {
                return new NotAskedException(
                        known.master() + " could not be asked whether it still is the master: " + all, null);
            }
            replicas.forEach(Node::renew);
            return new CacheUnavailableException("none of " + servers + " is a master: " + all, null);
        }

        /** If several servers report to be masters: the previous master, or else the one with the most replicas. */
        private Optional<Node> reported() {
            if (known != null && masters.containsKey(known.master())) {
                return Optional.of(known.master());
            }
            return masters.entrySet().stream()
                    .filter(each -> !isOldRival(each.getKey()))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }

        /** It reported so before, and was not believed: that the master is slow for once is no reason to believe it. */
        private boolean isOldRival(Node server) {
            if (known == null || !known.rivals().contains(server) || findings.failureOf(known.master()) == null) {
                return false;
            }
            said.add(server + " reports to be a master beside " + known.master());
            return true;
        }

        /**
         * Where servers tell no role: the one that was used so far; after it refused a write or was given up, the next
         * one. The first write shows whether that is right.
         */
        private Optional<Node> guessed() {
            if (known == null || mute.contains(known.master())) {
                return mute.isEmpty() ? Optional.empty() : Optional.of(known == null ? mute.get(0) : known.master());
            }
            if (findings.failureOf(known.master()) != null) {
                return Optional.empty();
            }
            int last = servers.indexOf(known.master());
            for (int i = 1; i < servers.size(); i++) {
                Node next = servers.get((last + i) % servers.size());
                if (mute.contains(next)) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        }
    }
}
