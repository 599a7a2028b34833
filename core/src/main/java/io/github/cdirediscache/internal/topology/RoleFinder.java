package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which server is the master. */
interface RoleFinder extends AutoCloseable {

    /**
     * Asks.
     *
     * @param known what is known so far, if anything
     * @param findings what the call knows of the servers; the silent ones are not asked, and those that do not answer
     *     are added
     * @param deadline until when, in nanoTime
     * @return the roles
     * @throws io.github.cdirediscache.internal.wire.NotAskedException if nobody says otherwise, and the master that is known
     *     could not be asked, for a reason on this side
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if nobody can say; says what they said
     */
    Roles find(@Nullable Roles known, Findings findings, long deadline);

    /**
     * Whether what is known still holds for somebody who only uses the master, if that can be told with less effort than
     * {@link #find} takes.
     *
     * @param known what is known so far
     * @param findings as in {@link #find}
     * @param deadline as in {@link #find}
     * @return whether the master is the same for certain
     */
    default boolean isStillMaster(Roles known, Findings findings, long deadline) {
        return false;
    }

    /** All servers that may be masters or replicas, as far as is known without asking. */
    List<Node> servers();

    @Override
    void close();
}
