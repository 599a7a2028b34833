package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The calls that end the time of a value: removals, and puts. And until when each may still take effect. */
final class Changes {

    /** How long a replica may lag behind a master that is well. */
    private static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A command that was on its way when its network broke is carried out within this time after the fault. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final History history;
    private final List<Window> failovers;
    private final List<Window> moves;
    private final Map<Integer, long[]> settled = new HashMap<>();

    Changes(History history) {
        this.history = history;
        this.failovers = with(Harm.FAILOVER);
        this.moves = with(Harm.MOVE);
        Map<Integer, List<Long>> moments = new HashMap<>();
        for (Call call : history.calls()) {
            if (call.op() == Op.SETTLED) {
                moments.computeIfAbsent(call.process(), none -> new ArrayList<>())
                        .add(call.begin());
            }
        }
        moments.forEach((process, times) -> settled.put(
                process, times.stream().mapToLong(Long::longValue).sorted().toArray()));
    }

    private List<Window> with(Harm harm) {
        return history.windows().stream().filter(window -> window.does(harm)).toList();
    }

    /** Tells whether a call ends the time of the values of its key. */
    static boolean isChange(Call call) {
        return call.op().isRemoval()
                || (call.op().isPut() && !(call.op() == Op.PUT_IF_ABSENT && call.outcome() != Outcome.DONE));
    }

    /**
     * The last moment at which a change that was not acknowledged may still be carried out: its own command, or the
     * invalidation that is queued in its place.
     */
    long effectEnd(Call call) {
        if (call.isAcknowledged()) {
            return call.end();
        }
        return Math.max(
                call.op() == Op.PUT_IF_ABSENT ? lateEnd(call) : call.end(), settledAfter(call.process(), call.end()));
    }

    /** Nothing is queued in its place. */
    private long lateEnd(Call putIfAbsent) {
        long end = putIfAbsent.end();
        for (Window window : history.windows()) {
            if (window.overlaps(putIfAbsent.begin(), putIfAbsent.end())) {
                end = Math.max(end, window.to());
            }
        }
        return end + LATE_NANOS;
    }

    private long settledAfter(int process, long moment) {
        long[] times = settled.getOrDefault(process, new long[0]);
        int place = Arrays.binarySearch(times, moment);
        int next = place >= 0 ? place : -place - 1;
        return next < times.length ? times[next] : Long.MAX_VALUE;
    }

    /** Tells whether a change may be undone, or may have missed a key, as the documentation says. */
    boolean mayBeUndone(Call call) {
        long end = effectEnd(call);
        return mayBeUndone(call.begin(), end)
                || (call.op().isSweep() && moves.stream().anyMatch(move -> move.overlaps(call.begin(), end)));
    }

    /** Tells whether what happened in that time may be undone by a failover. */
    boolean mayBeUndone(long begin, long end) {
        return failovers.stream()
                .anyMatch(failover -> failover.overlaps(begin, end == Long.MAX_VALUE ? end : end + LAG_NANOS));
    }

    /** All changes of each key. */
    static List<List<Call>> byKey(History history) {
        List<List<Call>> byKey = lists(history.keys());
        for (Call call : history.calls()) {
            if (!isChange(call)) {
                continue;
            }
            if (call.key() == Call.ALL) {
                byKey.forEach(of -> of.add(call));
            } else {
                byKey.get(call.key()).add(call);
            }
        }
        return byKey;
    }

    static List<List<Call>> lists(int count) {
        List<List<Call>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
