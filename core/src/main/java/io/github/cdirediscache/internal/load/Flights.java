package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loads that are under way in this process. */
final class Flights<V> {

    private final ConcurrentHashMap<PhysicalKey, Flight<V>> underWay = new ConcurrentHashMap<>();

    /**
     * The flight to wait for; {@code null} if there was none to join, and the caller's own has been put there. A caller that
     * can't ask for the lease waits for the end of a flight that it may not be served by, and tries again: so there is one
     * loader at a time while Redis is not there.
     */
    @Nullable Flight<V> join(Call<V> call, Flight<V> own) {
        Flight<V> joined = underWay.compute(
                call.key(),
                (key, found) ->
                        found == null || (found.isOutdatedFor(call) && !call.isUnread()) ? own : found.joined());
        return joined == own ? null : joined;
    }

    /** The flight whose loader begins, or began, after the call; {@code null} if the caller's own has been put there. */
    @Nullable Flight<V> joinNewer(Call<V> call, Flight<V> own) {
        Flight<V> joined = underWay.compute(
                call.key(), (key, found) -> found == null || found.isOutdatedFor(call) ? own : found.joined());
        return joined == own ? null : joined;
    }

    void leave(Call<V> call, Flight<V> own) {
        underWay.remove(call.key(), own);
    }

    /** Keeps later callers from joining the flight of that key. */
    void detach(PhysicalKey key) {
        underWay.remove(key);
    }

    /** Keeps later callers from joining any flight that is under way now. */
    void detachAll() {
        underWay.clear();
    }
}
