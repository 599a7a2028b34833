package io.github.cdirediscache.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One line of {@code CLUSTER NODES}: what one node thinks of another, or of itself.
 *
 * @param id the node's id
 * @param port its port for clients
 * @param flags such as {@code myself}, {@code master} and {@code fail}
 * @param master the id of the master it replicates, or {@code -}
 * @param epoch its configuration epoch
 * @param isConnected whether the link to it is up
 * @param ranges the slots it serves, such as {@code 0-5460}; slots under way are not there
 */
record ClusterNode(
        String id, int port, Set<String> flags, String master, long epoch, boolean isConnected, List<String> ranges) {

    private static final Set<String> TROUBLE = Set.of("fail", "fail?", "handshake", "noaddr");

    /** All nodes that this server knows, itself among them. */
    static List<ClusterNode> seenBy(RedisServer server) {
        return server.operate("CLUSTER", "NODES")
                .lines()
                .map(line -> parse(line.split(" ", -1)))
                .toList();
    }

    /** How the server sees itself, which tells its role for certain. */
    static ClusterNode of(RedisServer server) {
        return seenBy(server).stream()
                .filter(node -> node.flags.contains("myself"))
                .findFirst()
                .orElseThrow(() -> new RedisServerException(server + " does not know itself"));
    }

    private static ClusterNode parse(String... fields) {
        String address = fields[1];
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1, address.indexOf('@')));
        return new ClusterNode(
                fields[0],
                port,
                new TreeSet<>(List.of(fields[2].split(",", -1))),
                fields[3],
                Long.parseLong(fields[6]),
                fields[7].equals("connected"),
                List.of(fields).subList(8, fields.length).stream()
                        .filter(range -> !range.startsWith("["))
                        .toList());
    }

    boolean isMaster() {
        return flags.contains("master");
    }

    boolean isReplica() {
        return flags.contains("slave");
    }

    /** Tells whether it is neither thought dead, nor a stranger, nor out of reach. */
    boolean isWell() {
        return isConnected && flags.stream().noneMatch(TROUBLE::contains);
    }

    boolean serves(int slot) {
        return ranges.stream().anyMatch(range -> {
            String[] ends = range.split("-", -1);
            return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
        });
    }

    /** What all nodes of a settled cluster say alike; empty for a node that is thought dead. */
    Optional<String> summary() {
        boolean gone = flags.contains("fail") && ranges.isEmpty();
        return gone
                ? Optional.empty()
                : Optional.of(id + " " + port + " " + (isMaster() ? "master" : "replica of " + master) + " " + ranges);
    }
}
