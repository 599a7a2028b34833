package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The calls that end the time of a value: removals, and puts. And until when each may still take effect, or be taken back by a
 * failover: a process repeats its last changes on a new master (decision 0019).
 */
final class Changes {

    /** How long a replica may lag behind a master that is well. */
    private static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A command that was on its way when its network broke is carried out within this time after the fault. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final History history;
    private final List<Window> failovers;
    private final List<Window> moves;
    private final long recovery;
    private final Map<Integer, List<Call>> accepted = new HashMap<>();
    private final Map<Integer, List<Call>> settled = new HashMap<>();

    Changes(History history) {
        this.history = history;
        this.failovers = with(Harm.FAILOVER);
        this.recovery = history.limits().recovery().toNanos();
        this.moves = with(Harm.MOVE);
        for (Call call : history.calls()) {
            if (call.op() == Op.SETTLED) {
                settled.computeIfAbsent(call.process(), none -> new ArrayList<>())
                        .add(call);
            } else if (isChange(call) && call.isAcknowledged()) {
                accepted.computeIfAbsent(call.process(), none -> new ArrayList<>())
                        .add(call);
            }
        }
        accepted.values().forEach(calls -> calls.sort(Comparator.comparingLong(Call::begin)));
        settled.values().forEach(notes -> notes.sort(Comparator.comparingLong(Call::begin)));
    }

    private List<Window> with(Harm harm) {
        return history.windows().stream()
                .filter(window -> window.does(harm))
                .sorted(Comparator.comparingLong(Window::from))
                .toList();
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
        long end = Math.max(
                call.op() == Op.PUT_IF_ABSENT ? lateEnd(call) : call.end(), settledAfter(call.process(), call.end()));
        return repeatedBy(call, end);
    }

    /**
     * Tells whether a read may give what a change before it has ended, since a failover has taken the change back and its process
     * has not repeated it yet. In its own process this needs a master that was demoted and still answers reads, which servers
     * of a cluster do not.
     */
    boolean mayBeTakenBack(Call change, Call read) {
        if (change.process() == read.process() && history.limits().topology() == TopologyKind.CLUSTER) {
            return false;
        }
        long by = change.isAcknowledged() ? change.end() : settledAfter(change.process(), change.end());
        for (Window failover : failovers) {
            if (isTouched(change, by, failover)) {
                by = Math.max(by, repeatedAfter(change, failover));
                if (failover.from() <= read.end() && read.begin() <= by) {
                    return true;
                }
            }
        }
        return false;
    }

    private long repeatedBy(Call change, long accepted) {
        long by = accepted;
        for (Window failover : failovers) {
            if (isTouched(change, by, failover)) {
                by = Math.max(by, repeatedAfter(change, failover));
            }
        }
        return by;
    }

    private static boolean isTouched(Call change, long acceptedBy, Window failover) {
        return failover.overlaps(change.begin(), acceptedBy == Long.MAX_VALUE ? acceptedBy : acceptedBy + LAG_NANOS);
    }

    /** A change that the new master has accepted shows that its process has found it. In a cluster it may be that of another. */
    private long repeatedAfter(Call change, Window failover) {
        long found = failover.to() + recovery;
        if (history.limits().topology() != TopologyKind.CLUSTER) {
            List<Call> own = accepted.getOrDefault(change.process(), List.of());
            int next = firstFrom(own, failover.to());
            found = Math.min(found, next < own.size() ? own.get(next).end() : Long.MAX_VALUE);
        }
        return settledAfter(change.process(), found);
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

    /** When nothing was pending that a process had queued until a moment: it was asked after that moment, and had nothing. */
    private long settledAfter(int process, long moment) {
        List<Call> notes = settled.getOrDefault(process, List.of());
        int next = firstFrom(notes, moment);
        return next < notes.size() ? notes.get(next).end() : Long.MAX_VALUE;
    }

    /** The place of the first that began at a moment or later. */
    private static int firstFrom(List<Call> sorted, long moment) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).begin() < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Tells whether a change may have missed a key that was on its way to another server. */
    boolean mayMiss(Call call) {
        if (!call.op().isSweep() || moves.isEmpty()) {
            return false;
        }
        long end = effectEnd(call);
        return moves.stream().anyMatch(move -> move.overlaps(call.begin(), end));
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
