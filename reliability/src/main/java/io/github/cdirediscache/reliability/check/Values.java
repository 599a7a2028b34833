package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each value comes from. */
final class Values {

    private final Map<Long, Call> sources = new HashMap<>();

    Values(History history) {
        for (Call call : history.calls()) {
            if (call.op().isPut() || call.op() == Op.LOADER) {
                sources.put(call.valueId(), call);
            }
        }
    }

    /** The put or the run of a loader that made a value; null if there was none. */
    @Nullable Call source(long id) {
        return sources.get(id);
    }
}
