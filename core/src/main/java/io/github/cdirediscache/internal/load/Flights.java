package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loads that are under way in this process. */
final class Flights<V> {

    private final ConcurrentHashMap<PhysicalKey, Flight<V>> underWay = new ConcurrentHashMap<>();

    /** The flight to wait for; {@code null} if there was none to join, and the caller's own has been put there. */
    @Nullable Flight<V> join(Call<V> call, Flight<V> own) {
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
