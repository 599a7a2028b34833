package io.github.cdirediscache.internal.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command for a server, and the decoder of its answer.
 *
 * <p>A repeatable command gives the same state when it is carried out twice. It is sent once more if a pooled
 * connection turns out to be dead.
 *
 * @param <T> the answer
 */
public sealed interface Command<T> permits KeyCommand, KeysCommand, ServerCommand {

    /**
     * The command of Redis.
     *
     * @return its name
     */
    Verb verb();

    /**
     * Gives the arguments in their order.
     *
     * @param to takes each
     */
    void arguments(Consumer<byte[]> to);

    /**
     * Whether the server's state is the same if it is carried out twice.
     *
     * @return whether it may be sent again
     */
    boolean isRepeatable();

    /**
     * Whether it may change something on the server.
     *
     * @return false if it only reads
     */
    boolean isChange();

    /**
     * Whether a replica can answer it as well as a master.
     *
     * @return whether it may be sent to any of them
     */
    boolean isForAnyReplica();

    /**
     * Whether it may be sent together with commands of other callers: it reads one key, which is done in no time.
     *
     * @return whether a caller need not have a connection of their own for it
     */
    default boolean mayShare() {
        return false;
    }

    /**
     * Reads an answer.
     *
     * @param answer bytes, a {@code Long}, a list of those, or {@code null}
     * @return what it says
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it is no answer to this command
     */
    @Nullable T decode(@Nullable Object answer);
}
