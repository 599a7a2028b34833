package io.github.cdirediscache.testing;

import java.util.List;

/**
 * What a server answers to {@code ROLE}.
 *
 * @param lines the elements of the answer, those of its arrays one after the other
 */
record Role(List<String> lines) {

    static Role of(RedisServer server) {
        return new Role(List.of(server.operate("ROLE").split("\n", -1)));
    }

    boolean isMaster() {
        return lines.get(0).equals("master");
    }

    boolean isReplica() {
        return lines.get(0).equals("slave");
    }

    /** Of a replica: tells whether it follows the master on this port, and all that it had to fetch at first is there. */
    boolean isLinkedTo(int port) {
        return isReplica()
                && lines.get(2).equals(String.valueOf(port))
                && lines.get(3).equals("connected");
    }

    /** How far a master has written or a replica has read. */
    long offset() {
        return Long.parseLong(lines.get(isMaster() ? 1 : 4));
    }

    /** Of a master: how many replicas it serves; there are three elements for each. */
    int followers() {
        return (lines.size() - 2) / 3;
    }
}
