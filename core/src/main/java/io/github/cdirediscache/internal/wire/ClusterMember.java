package io.github.cdirediscache.internal.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server of a cluster, as another one of its servers sees it.
 *
 * @param id its id, which it keeps when it moves to another address
 * @param address where it is; empty if that is unknown
 * @param holdsSlots whether it holds keys, and so has a vote
 * @param isReached whether the other server is connected to it and does not consider it failed
 * @see <a href="https://redis.io/docs/latest/commands/cluster-nodes/">Redis: CLUSTER NODES, the format of its answer</a>
 */
public record ClusterMember(String id, Optional<ServerAddress> address, boolean holdsSlots, boolean isReached) {

    private static final int ID = 0;
    private static final int ADDRESS = 1;
    private static final int FLAGS = 2;
    private static final int LINK = 7;
    private static final int SLOTS = 8;

    /** A server with one of these can't be counted on; {@code fail?} is the suspicion of the one that answers. */
    private static final Set<String> AWAY = Set.of("fail", "fail?", "handshake", "noaddr");

    static List<ClusterMember> all(@Nullable Object answer) {
        return Answers.info(answer)
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length >= SLOTS)
                .map(ClusterMember::of)
                .toList();
    }

    private static ClusterMember of(String[] words) {
        Set<String> flags = Set.copyOf(List.of(words[FLAGS].split(",")));
        boolean isConnected = flags.contains("myself") || words[LINK].equals("connected");
        return new ClusterMember(
                words[ID],
                address(words[ADDRESS]),
                flags.contains("master") && holdsSlots(words),
                isConnected && flags.stream().noneMatch(AWAY::contains));
    }

    /** {@code host:port@bus}, and from Redis 7 on a comma and a name. */
    private static Optional<ServerAddress> address(String text) {
        String hostAndPort = text.split("[@,]", 2)[0];
        int colon = hostAndPort.lastIndexOf(':');
        return colon < 0
                ? Optional.empty()
                : ServerAddress.of(hostAndPort.substring(0, colon), hostAndPort.substring(colon + 1));
    }

    /** Slots on their way are in brackets, and are still another server's or this one's. */
    private static boolean holdsSlots(String[] words) {
        for (int i = SLOTS; i < words.length; i++) {
            if (!words[i].startsWith("[")) {
                return true;
            }
        }
        return false;
    }
}
