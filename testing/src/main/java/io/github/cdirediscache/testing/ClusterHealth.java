package io.github.cdirediscache.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells whether a cluster has settled.
 *
 * @param servers the servers that run
 */
record ClusterHealth(List<RedisServer> servers) {

    boolean isWell() {
        if (!servers.stream().allMatch(ClusterHealth::saysOk)) {
            return false;
        }
        Map<RedisServer, List<ClusterNode>> views = new LinkedHashMap<>();
        servers.forEach(server -> views.put(server, ClusterNode.seenBy(server)));
        return views.values().stream().map(ClusterHealth::summary).distinct().count() == 1
                && views.values().stream().allMatch(this::isRightAboutThoseThatRun)
                && isCovered(views)
                && servers.stream().allMatch(this::isInSync);
    }

    private static boolean saysOk(RedisServer server) {
        return server.operate("CLUSTER", "INFO").lines().anyMatch("cluster_state:ok"::equals);
    }

    private static Set<String> summary(List<ClusterNode> view) {
        return view.stream().map(ClusterNode::summary).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private boolean isRightAboutThoseThatRun(List<ClusterNode> view) {
        Set<Integer> well =
                view.stream().filter(ClusterNode::isWell).map(ClusterNode::port).collect(Collectors.toSet());
        return servers.stream().allMatch(server -> well.contains(server.port()));
    }

    /** All views are alike by now, so each server's own will do. */
    private static boolean isCovered(Map<RedisServer, List<ClusterNode>> views) {
        List<ClusterNode> own = views.values().stream()
                .flatMap(List::stream)
                .filter(node -> node.flags().contains("myself") && node.isMaster())
                .toList();
        return IntStream.range(0, RedisCluster.SLOTS)
                .allMatch(slot -> own.stream().anyMatch(node -> node.serves(slot)));
    }

    private boolean isInSync(RedisServer server) {
        Role role = Role.of(server);
        if (role.isMaster()) {
            return true;
        }
        return servers.stream()
                .filter(master -> role.isLinkedTo(master.port()))
                .map(Role::of)
                .anyMatch(master -> master.isMaster() && master.followers() > 0);
    }
}
