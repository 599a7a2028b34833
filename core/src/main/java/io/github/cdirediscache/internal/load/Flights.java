package io.github.cdirediscache.internal.load;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loads that are under way in this process. */
final class Flights<V> {

    private final ConcurrentHashMap<String, Flight<V>> underWay = new ConcurrentHashMap<>();

    /** The flight to wait for; {@code null} if the caller's own took its place. */
    @Nullable Flight<V> join(Call<V> call, Flight<V> own) {
        Flight<V> joined = underWay.compute(
                call.id(), (id, found) -> found == null || found.isOverriddenFor(call) ? own : found.followed());
        return joined == own ? null : joined;
    }

    void leave(Call<V> call, Flight<V> own) {
        underWay.remove(call.id(), own);
    }

    /** Nobody joins the flight of that key any more. */
    void detach(String id) {
        underWay.remove(id);
    }

    /** Nobody joins any of today's flights any more. */
    void detachAll() {
        underWay.clear();
    }
}
