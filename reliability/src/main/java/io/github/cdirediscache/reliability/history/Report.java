package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a table of runs. */
final class Report {

    static final String HEAD =
            "| topology | seed | s | calls | calls/s | quiet s | faults | hits | loads | unavailable "
                    + "| increments checked | stalls | violations |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    private Report() {}

    /** One run. */
    static String row(String topology, long seed, History history, Map<String, List<String>> violations) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        long calls = 0;
        long loads = 0;
        long increments = 0;
        long stalls = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Call call : history.calls()) {
            if (call.op() == Op.LOADER) {
                loads++;
            } else if (call.op() == Op.STALL) {
                stalls++;
            } else if (call.op().isCall() && call.isFirst()) {
                calls++;
                increments += call.op() == Op.INCREMENT ? 1 : 0;
                outcomes.merge(call.outcome(), 1L, Long::sum);
                first = Math.min(first, call.begin());
                last = Math.max(last, call.end());
            }
        }
        Checker.Coverage coverage = Checker.coverage(history);
        double seconds = Math.max(1, last - first) / 1e9;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %,d | %,.0f | %.0f | %d | %,d | %,d | %,d | %,d of %,d | %d | %d |",
                topology,
                seed,
                seconds,
                calls,
                calls / seconds,
                coverage.quietSeconds(),
                history.windows().size(),
                outcomes.getOrDefault(Outcome.HIT, 0L),
                loads,
                outcomes.getOrDefault(Outcome.UNAVAILABLE, 0L),
                coverage.increments(),
                increments,
                stalls,
                violations.values().stream().mapToInt(List::size).sum());
    }
}
