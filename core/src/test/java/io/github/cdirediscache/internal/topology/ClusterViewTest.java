package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.ClusterSlots;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.internal.wire.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of the answers about a cluster are believed. */
class ClusterViewTest {

    private static final PhysicalKey KEY = new PhysicalKey(FakeNode.bytes("k"));
    private static final int LAST = ClusterSlots.COUNT - 1;

    private final Map<Location, FakeNode> nodes = new ConcurrentHashMap<>();
    private final FakeTime now = new FakeTime();
    private final Inquiry inquiry = new Inquiry(now, Runnable::run, TimeUnit.SECONDS.toNanos(3));
    private final FakeCluster ours = new FakeCluster("ours");
    private final FakeCluster foreign = new FakeCluster("foreign");

    private FakeNode node(Location location) {
        return nodes.computeIfAbsent(location, at -> new FakeNode(at.toString()));
    }

    private FakeNode node(String host) {
        return node(Location.tcp(host, 7000));
    }

    private Cluster cluster(String... seeds) {
        List<Location> locations =
                List.of(seeds).stream().map(seed -> Location.tcp(seed, 7000)).toList();
        return new Cluster(
                locations, new KnownNodes(this::node, locations.get(0), AddressMap.NONE), new NotedEvents(), inquiry);
    }

    private void pass(long seconds) {
        now.advance(TimeUnit.SECONDS.toMillis(seconds));
    }

    /** Where a key goes. */
    private String holder(Cluster cluster) {
        nodes.values().forEach(FakeNode::all);
        cluster.send(KeyCommand.unlink(KEY));
        return nodes.entrySet().stream()
                .filter(each -> each.getValue().all().contains("UNLINK"))
                .map(each -> each.getKey().host())
                .reduce((one, other) -> one + " " + other)
                .orElse("nobody");
    }

    @BeforeEach
    void threeMasters() {
        ours.masters(List.of("a", "b", "c"), List.of("a", "b", "c"));
        foreign.masters(List.of("x", "y", "z"), List.of("x", "y", "z"));
    }

    @Test
    void serverThatWasReset_isNotBelieved() {
        Cluster cluster = cluster("a", "b", "c");
        assertThat(holder(cluster)).isEqualTo("b");
        FakeCluster alone = new FakeCluster("ours");
        alone.masters(List.of("a"), List.of("a"));
        alone.firstSlot = 9000;
        pass(1);
        cluster.layout();
        assertThat(holder(cluster)).isEqualTo("b");
        pass(60);
        assertThat(holder(cluster)).isEqualTo("b");
    }

    /** The name of a location may have stood for it until now. */
    @Test
    void serverThatKnowsNothing_isReachedAnew() {
        FakeCluster alone = new FakeCluster("alone");
        alone.masters(List.of(), List.of("a"));
        Cluster cluster = cluster("a");
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(cluster::layout)
                .withMessageContaining("a:7000 knows no server with keys");
        assertThat(node("a").renewals()).isEqualTo(1);
        assertThat(node("b").renewals()).isZero();
    }

    @Test
    void noConnectionToAskWith_isNoWordOfTheServers() {
        Cluster cluster = cluster("a", "b", "c");
        cluster.layout();
        List.of("a", "b", "c").forEach(host -> node(host).hasNoConnectionForRoles());
        pass(1);
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(cluster::layout)
                .withMessageContaining("could not be asked which server holds which keys");
        assertThat(holder(cluster)).isEqualTo("b");
    }

    @Test
    void serverInAMinority_isNotBelieved() {
        Cluster cluster = cluster("a", "b", "c");
        holder(cluster);
        FakeCluster minority = new FakeCluster("ours");
        minority.away.addAll(List.of("b", "c"));
        minority.masters(List.of("a", "a", "c"), List.of("a", "b", "c"), List.of("a"));
        pass(60);
        assertThat(holder(cluster)).isEqualTo("b");

        minority.masters(List.of("a", "a", "c"), List.of("a", "b", "c"), List.of("a", "b", "c"));
        pass(60);
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(cluster::layout)
                .withMessageContaining("a:7000 does not see a majority of the masters");
        assertThat(holder(cluster)).isEqualTo("b");
    }

    @Test
    void addressOfAServer_belongsToAnotherClusterNow_viewStays() {
        for (String[] seeds : new String[][] {{"a", "b", "c"}, {"a"}, {"d"}}) {
            threeMasters();
            if (seeds[0].equals("d")) {
                ours.masters(List.of("a", "b", "c"), List.of("a", "b", "c", "d"));
            }
            Cluster cluster = cluster(seeds);
            assertThat(holder(cluster)).isEqualTo("b");
            foreign.masters(List.of("a", "y", "z"), List.of("a", "y", "z"), List.of("a", "y", "z"));
            pass(60);
            assertThat(holder(cluster)).isEqualTo("b");
            pass(1);
            cluster.layout();
            assertThat(holder(cluster)).isEqualTo("b");
        }
    }

    @Test
    void clusterHasMovedAway_configuredLocationTellsWhereAlthoughTheOldServersAnswer() {
        ours.masters(List.of("a", "b", "c"), List.of("a", "b", "c"), List.of("a", "b", "c", "seed"));
        Cluster cluster = cluster("seed");
        assertThat(holder(cluster)).isEqualTo("b");
        foreign.masters(List.of("x", "y", "z"), List.of("x", "y", "z"), List.of("x", "y", "z", "seed"));
        assertThat(holder(cluster)).isEqualTo("b");
        pass(60);
        assertThat(holder(cluster)).isEqualTo("y");
    }

    @Test
    void firstContact_oneConfiguredLocationBelongsToAnotherCluster_mostDecide() {
        foreign.masters(List.of("a", "y", "z"), List.of("a", "y", "z"));
        assertThat(holder(cluster("a", "b", "c"))).isEqualTo("b");
    }

    @Test
    void firstContact_majorityOfTheLocationsIsGone_restIsBelieved() {
        node("a").isDown();
        node("b").isDown();
        ours.masters(List.of("d", "e", "c"), List.of("d", "e", "c"));
        assertThat(holder(cluster("a", "b", "c"))).isEqualTo("e");
    }

    @Test
    void clusterIsDown_isLookedAtAgain() {
        Cluster cluster = cluster("a", "b", "c");
        holder(cluster);
        ours.masters(List.of("a", "a", "c"), List.of("a", "b", "c"), List.of("a", "c"));
        node("b").behaves(command -> {
            throw new RefusedException("CLUSTERDOWN", "Hash slot not served", null);
        });
        pass(1);
        assertThat(cluster.send(KeyCommand.unlink(KEY))).isEqualTo(1);
        assertThat(holder(cluster)).isEqualTo("a");
    }

    @Test
    void redirectionOfAServerThatHasLeft_isNotFollowed() {
        Cluster cluster = cluster("a", "b", "c");
        holder(cluster);
        foreign.masters(List.of("x", "b", "z"), List.of("x", "b", "z"), List.of("x", "z"));
        node("b").behaves(command -> switch (command.verb()) {
            case CLUSTER -> foreign.answer(command);
            default -> throw new RedirectedException("MOVED", null, Location.tcp("x", 7000), false);
        });
        pass(1);
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cluster.send(KeyCommand.unlink(KEY)))
                .withMessageContaining("belongs to another cluster");
        assertThat(node("x").all()).isEmpty();
    }

    @Test
    void userMayNotListTheServers_slotsAreBelieved() {
        nodes.values()
                .forEach(server -> server.behaves(command -> {
                    if (FakeCluster.isNodes(command)) {
                        throw new UnexpectedErrorException("NOPERM", null);
                    }
                    return command.verb() == Verb.CLUSTER ? ours.answer(command) : (Object) 1L;
                }));
        assertThat(holder(cluster("a", "b", "c"))).isEqualTo("b");
    }

    @Test
    void serversHang_eachIsAskedOnce() {
        Cluster cluster = cluster("a", "b", "c");
        holder(cluster);
        List.of("a", "b", "c").forEach(host -> node(host).isDown());
        pass(60);
        nodes.values().forEach(FakeNode::all);
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> cluster.send(KeyCommand.unlink(KEY)));
        assertThat(node("b").all()).hasSize(1);
    }

    @Test
    void someSlotsHaveNoServer_isNotComplete() {
        ours.firstSlot = 100;
        Cluster cluster = cluster("a", "b", "c");
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(cluster::checkComplete)
                .withMessageStartingWith("100 of 16384 slots");
        ours.firstSlot = 0;
        cluster.layout();
        assertThatNoException().isThrownBy(cluster::checkComplete);
    }

    /** A cluster of three masters that share the slots. */
    private final class FakeCluster {

        private final String name;
        private final List<String> away = new ArrayList<>();
        private List<String> holders = List.of();
        private List<String> members = List.of();
        private int firstSlot;

        FakeCluster(String name) {
            this.name = name;
        }

        /** Says who holds the slots and who are members, and lets some servers answer so. */
        void masters(List<String> holding, List<String> all, List<String> answering) {
            holders = holding;
            members = all;
            answering.forEach(host ->
                    node(host).behaves(command -> command.verb() == Verb.CLUSTER ? answer(command) : (Object) 1L));
        }

        void masters(List<String> holding, List<String> all) {
            masters(holding, all, all);
        }

        static boolean isNodes(Command<?> command) {
            List<String> arguments = new ArrayList<>();
            command.arguments(argument -> arguments.add(new String(argument, StandardCharsets.UTF_8)));
            return arguments.contains("NODES");
        }

        private String id(String host) {
            return name + "-" + host;
        }

        Object answer(Command<?> command) {
            if (!isNodes(command)) {
                int count = holders.size();
                List<Object> ranges = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    long first = i == 0 ? firstSlot : (long) i * ClusterSlots.COUNT / count;
                    long last = i == count - 1 ? LAST : (long) (i + 1) * ClusterSlots.COUNT / count - 1;
                    String host = holders.get(i);
                    ranges.add(List.of(first, last, List.of(FakeNode.bytes(host), 7000L, FakeNode.bytes(id(host)))));
                }
                return ranges;
            }
            StringBuilder lines = new StringBuilder();
            for (String host : members) {
                boolean holds = holders.contains(host) || away.contains(host);
                String flags = away.contains(host) ? "master,fail?" : "master";
                lines.append(id(host) + " " + host + ":7000@17000 " + flags + " - 0 0 1 connected"
                        + (holds ? " 0-1" : "") + "\n");
            }
            return FakeNode.bytes(lines.toString());
        }
    }
}
