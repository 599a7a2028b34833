package io.github.cdirediscache.internal.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of slots of a cluster, and the servers that hold it.
 *
 * @param first the first slot
 * @param last the last slot
 * @param master the master that holds them; empty if its address is unknown
 * @param replicas its replicas
 */
public record SlotRange(int first, int last, Optional<ServerAddress> master, List<ServerAddress> replicas) {

    static List<SlotRange> all(@Nullable Object answer) {
        return Answers.list(answer).stream()
                .map(range -> of(Answers.list(range)))
                .toList();
    }

    private static SlotRange of(List<?> range) {
        return new SlotRange(
                (int) Answers.number(range.get(0)),
                (int) Answers.number(range.get(1)),
                ServerAddress.of(range.get(2)),
                range.stream()
                        .skip(3)
                        .flatMap(address -> ServerAddress.of(address).stream())
                        .toList());
    }
}
