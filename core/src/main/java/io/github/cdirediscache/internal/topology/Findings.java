package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one call has found out about servers. A server that did not answer it is not asked again by it: one hung server
 * costs a call one time limit. Thread-safe, for the callers that wait for what another one finds out.
 */
final class Findings {

    private final Map<Node, NodeDownException> silent = new ConcurrentHashMap<>();
    private final Set<Node> replicas = ConcurrentHashMap.newKeySet();
    private final Map<Node, NotAskedException> notAsked = new ConcurrentHashMap<>();

    /** A server failed. One that was left alone by its breaker may be asked again, which costs nothing. */
    void add(Node server, CacheException failure) {
        if (failure instanceof NodeDownException down && down.wasAsked()) {
            silent.put(server, down);
        } else if (isOfReplica(failure)) {
            replicas.add(server);
        } else if (failure instanceof NotAskedException onThisSide) {
            notAsked.put(server, onThisSide);
        }
    }

    /** Another call has found out more. */
    void addAll(Findings others) {
        silent.putAll(others.silent);
        replicas.addAll(others.replicas);
    }

    static boolean isOfReplica(CacheException failure) {
        return failure instanceof RefusedException refused && refused.isOfReplica();
    }

    boolean isEmpty() {
        return silent.isEmpty() && notAsked.isEmpty();
    }

    boolean isSilent(Node server) {
        return silent.containsKey(server);
    }

    /** Why a server is silent; {@code null} if it is not. */
    @Nullable NodeDownException silenceOf(Node server) {
        return silent.get(server);
    }

    /**
     * Why a server could not be asked for its role, which says nothing about it: no connection was free, for instance.
     * {@code null} if it could.
     */
    @Nullable NotAskedException hindranceOf(Node server) {
        return notAsked.get(server);
    }

    /** Why a server is not asked, or not again; {@code null} if it may be. */
    @Nullable CacheException failureOf(Node server) {
        NodeDownException silence = silenceOf(server);
        return silence == null ? hindranceOf(server) : silence;
    }

    /** Whether a server refused a write as a replica does. */
    boolean isReplica(Node server) {
        return replicas.contains(server);
    }
}
