package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read gives a value that was loaded or put for its key, and nothing that nobody wrote. */
final class OwnValues implements Rule {

    @Override
    public String name() {
        return "own values";
    }

    @Override
    public List<String> violations(History history) {
        Values values = new Values(history);
        List<String> found = new ArrayList<>();
        for (Call read : history.calls()) {
            if (read.outcome() == Outcome.UNASKED) {
                found.add(read + " gave a value for a key that was not asked for");
            }
            String odd = read.isHit() ? odd(read, values.source(read.valueId())) : null;
            if (odd != null) {
                found.add(read + " " + odd);
            }
        }
        return found;
    }

    private static @Nullable String odd(Call read, @Nullable Call source) {
        if (read.valueKey() != read.key()) {
            return "gave the value of another key";
        }
        if (source == null || source.key() != read.key()) {
            return "gave a value that nobody wrote";
        }
        if (source.outcome() == Outcome.LOADER_FAILED
                || (source.op() == Op.PUT_IF_ABSENT && source.outcome() == Outcome.NOTHING)) {
            return "gave a value that was not stored: " + source;
        }
        return source.begin() > read.end() ? "gave a value from after its end: " + source : null;
    }
}
