package io.github.cdirediscache.testing;

import java.util.List;

/**
 * Makes a cluster of servers that know nothing yet.
 *
 * @param servers the servers: the masters, then the first replica of each, and so on
 * @param masters how many of them become masters
 */
record ClusterAssembly(List<RedisServer> servers, int masters) {

    void assemble() {
        assignSlots();
        introduce();
        Waiting.until(
                "the nodes " + servers + " know each other",
                () -> servers.stream().allMatch(this::knowsAll));
        for (int i = masters; i < servers.size(); i++) {
            String master = ClusterNode.of(servers.get(i % masters)).id();
            servers.get(i).operate("CLUSTER", "REPLICATE", master);
        }
    }

    /** Each node begins with an epoch of its own, so that there are no collisions to be resolved. */
    private void assignSlots() {
        for (int i = 0; i < servers.size(); i++) {
            servers.get(i).operate("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
        }
        for (int i = 0; i < masters; i++) {
            int first = RedisCluster.SLOTS * i / masters;
            int last = RedisCluster.SLOTS * (i + 1) / masters - 1;
            servers.get(i).operate("CLUSTER", "ADDSLOTSRANGE", String.valueOf(first), String.valueOf(last));
        }
    }

    /** Everybody to everybody: gossip would do it too, but takes its time. */
    private void introduce() {
        for (int i = 0; i < servers.size(); i++) {
            for (RedisServer other : servers.subList(i + 1, servers.size())) {
                servers.get(i).operate("CLUSTER", "MEET", RedisServer.HOST, String.valueOf(other.port()));
            }
        }
    }

    private boolean knowsAll(RedisServer server) {
        List<ClusterNode> nodes = ClusterNode.seenBy(server);
        return nodes.size() == servers.size() && nodes.stream().allMatch(ClusterNode::isWell);
    }
}
