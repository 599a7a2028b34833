package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An acknowledged {@code increment} adds once: no two of a counter give the same sum, sums grow with time, and each sum that no
 * call gave belongs to a call that failed. Counters of a time in which values may be lost do not count.
 */
final class ExactIncrements implements Rule {

    @Override
    public String name() {
        return "exact increments";
    }

    @Override
    public List<String> violations(History history) {
        List<String> found = new ArrayList<>();
        counters(history).forEach((counter, calls) -> found.addAll(violations(counter, calls)));
        return found;
    }

    /** How many increments are checked. */
    static long checked(History history) {
        return counters(history).values().stream().mapToLong(List::size).sum();
    }

    /** The increments of each counter that no server can have lost. */
    private static Map<String, List<Call>> counters(History history) {
        Map<String, List<Call>> counters = new TreeMap<>();
        for (Call call : history.calls()) {
            if (call.op() == Op.INCREMENT) {
                counters.computeIfAbsent(call.key() + " in epoch " + call.valueBegan(), none -> new ArrayList<>())
                        .add(call);
            }
        }
        List<Window> losses = history.windows().stream()
                .filter(window -> window.does(Harm.LOSS) || window.does(Harm.FAILOVER))
                .toList();
        counters.values().removeIf(calls -> {
            long begin = calls.stream().mapToLong(Call::begin).min().orElse(0);
            long end = calls.stream().mapToLong(Call::end).max().orElse(0);
            return losses.stream().anyMatch(loss -> loss.overlaps(begin, end));
        });
        return counters;
    }

    private static List<String> violations(String counter, List<Call> calls) {
        List<Call> done = new ArrayList<>();
        List<Call> failed = new ArrayList<>();
        calls.forEach(call -> (call.outcome() == Outcome.DONE ? done : failed).add(call));
        done.sort(Comparator.comparingLong(Call::valueId));
        long[] begins = failed.stream().mapToLong(Call::begin).sorted().toArray();
        List<String> found = new ArrayList<>();
        long[] firstEnds = firstEnds(done);
        long sum = 0;
        long gaps = 0;
        long lastBegin = Long.MIN_VALUE;
        for (int i = 0; i < done.size(); i++) {
            Call call = done.get(i);
            if (call.valueId() <= sum) {
                found.add("counter " + counter + ": the sum of " + call + " was given before, or is none");
            }
            if (lastBegin > call.end()) {
                found.add("counter " + counter + ": a smaller sum was given after " + call);
            }
            lastBegin = Math.max(lastBegin, call.begin());
            gaps += Math.max(0, call.valueId() - sum - 1);
            // What made the gap began before the first end of all calls that gave more.
            if (gaps > countBefore(begins, firstEnds[i])) {
                found.add(
                        "counter " + counter + ": more was added before " + call + " than calls have added or failed");
                gaps = Long.MIN_VALUE / 2;
            }
            sum = call.valueId();
        }
        return found;
    }

    /** For each call the first end of it and of those with larger sums. */
    private static long[] firstEnds(List<Call> done) {
        long[] ends = new long[done.size()];
        long first = Long.MAX_VALUE;
        for (int i = ends.length - 1; i >= 0; i--) {
            first = Math.min(first, done.get(i).end());
            ends[i] = first;
        }
        return ends;
    }

    private static int countBefore(long[] sorted, long moment) {
        int place = Arrays.binarySearch(sorted, moment);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
