package io.github.cdirediscache.internal.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A range of slots of a cluster, and the servers that hold it.
 *
 * @param first the first slot
 * @param last the last slot
 * @param master the master that holds them; empty if its address is unknown
 * @param masterId the id of that master; its address if the server that answered does not tell
 * @param replicas its replicas
 * @param ids the ids of all of them, as far as the server that answered tells
 */
public record SlotRange(
        int first,
        int last,
        Optional<ServerAddress> master,
        String masterId,
        List<ServerAddress> replicas,
        Set<String> ids) {

    private static final int SERVERS = 2;
    private static final int ID = 2;

    static List<SlotRange> all(@Nullable Object answer) {
        return Answers.list(answer).stream()
                .map(range -> of(Answers.list(range)))
                .toList();
    }

    private static SlotRange of(List<?> range) {
        Set<String> ids = new LinkedHashSet<>();
        range.stream().skip(SERVERS).forEach(server -> ids.add(id(server)));
        return new SlotRange(
                (int) Answers.number(range.get(0)),
                (int) Answers.number(range.get(1)),
                ServerAddress.of(range.get(SERVERS)),
                id(range.get(SERVERS)),
                range.stream()
                        .skip(SERVERS + 1)
                        .flatMap(address -> ServerAddress.of(address).stream())
                        .toList(),
                ids);
    }

    private static String id(@Nullable Object server) {
        if (server instanceof List<?> parts && parts.size() > ID) {
            return Answers.text(parts.get(ID));
        }
        return ServerAddress.of(server).map(ServerAddress::toString).orElse("?");
    }
}
