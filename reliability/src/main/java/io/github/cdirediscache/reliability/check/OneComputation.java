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
import java.util.concurrent.TimeUnit;

/**
 * In quiet times a value is computed once, by one process, until something changes its key. While no server answers, each
 * process runs one loader at a time for a key. A caller that has waited for {@code load-wait} runs its own.
 * Loads of callers that were interrupted do not count in quiet times.
 */
final class OneComputation implements Rule {

    /** Until a fault that makes all servers silent has reached every connection. */
    private static final long SPREAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Until a lease that an interrupted thread could not give back is given back. */
    private static final long AFTER_INTERRUPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public String name() {
        return "one computation";
    }

    @Override
    public List<String> violations(History history) {
        List<List<Call>> loads = Changes.lists(history.keys());
        history.calls().stream()
                .filter(call -> call.op() == Op.LOADER)
                .forEach(load -> loads.get(load.key()).add(load));
        List<List<Call>> interrupted = Changes.lists(history.keys());
        history.calls().stream()
                .filter(call -> call.op().isLoad() && call.isInterrupted())
                .forEach(call -> interrupted.get(call.key()).add(call));
        List<List<Call>> changesOf = Changes.byKey(history);
        Changes changes = new Changes(history);
        Quiet quiet = new Quiet(history);
        List<Window> down = history.windows().stream()
                .filter(window -> window.does(Harm.DOWN))
                .toList();
        List<Call> sweeps =
                history.calls().stream().filter(call -> call.op().isSweep()).toList();
        List<String> found = new ArrayList<>();
        for (int key = 0; key < history.keys(); key++) {
            List<Call> sorted = new ArrayList<>(loads.get(key));
            sorted.sort(Comparator.comparingLong(Call::begin));
            found.addAll(inSilence(sorted, new OwnChanges(changesOf.get(key), sweeps), down, history));
            List<Call> interruptedLoads = interrupted.get(key);
            sorted.removeIf(load -> isOf(interruptedLoads, load));
            found.addAll(inQuietTimes(sorted, new Excuses(changesOf.get(key), changes), quiet, history));
        }
        return found;
    }

    private static List<String> inQuietTimes(List<Call> loads, Excuses excuses, Quiet quiet, History history) {
        List<String> found = new ArrayList<>();
        long loadWait = history.limits().loadWait().toNanos();
        Call before = null;
        for (Call load : loads) {
            if (waitedFor(load) >= loadWait) {
                continue;
            }
            if (before != null && isAgain(before, load, quiet) && !excuses.areThere(before, load)) {
                found.add(load + " computes again what " + before + " has computed");
            }
            before = load.outcome() == Outcome.DONE ? load : null;
        }
        return found;
    }

    /**
     * A thread that was interrupted may have got no connection to ask for the lease, to store its value, or to give the lease
     * back; until that is done, others of its process load without one.
     */
    private static boolean isOf(List<Call> interrupted, Call load) {
        return interrupted.stream()
                .anyMatch(call -> call.process() == load.process()
                        && call.begin() <= load.valueBegan()
                        && load.valueBegan() <= call.end() + AFTER_INTERRUPT_NANOS);
    }

    private static boolean isAgain(Call before, Call load, Quiet quiet) {
        int time = quiet.of(before.valueBegan(), before.end());
        return time >= 0 && time == quiet.of(load.valueBegan(), load.begin());
    }

    private static List<String> inSilence(List<Call> loads, OwnChanges own, List<Window> down, History history) {
        List<String> found = new ArrayList<>();
        long loadWait = history.limits().loadWait().toNanos();
        for (int i = 1; i < loads.size(); i++) {
            for (int j = i - 1; j >= 0; j--) {
                Call load = loads.get(i);
                Call before = loads.get(j);
                if (load.begin() - before.begin() > loadWait) {
                    break;
                }
                boolean isTwice = before.process() == load.process()
                        && load.begin() < before.end()
                        && waitedFor(load) < loadWait
                        && areBothWithin(before, load, down);
                if (isTwice && !own.areBetween(before, load)) {
                    found.add(load + " runs beside " + before);
                }
            }
        }
        return found;
    }

    private static boolean areBothWithin(Call before, Call load, List<Window> down) {
        return down.stream()
                .anyMatch(window -> before.valueBegan() > window.from() + SPREAD_NANOS && load.begin() < window.to());
    }

    /** How long the caller that ran a loader had waited before. */
    private static long waitedFor(Call load) {
        return load.begin() - load.valueBegan();
    }

    /**
     * After a change of its own process a caller does not join a load that is under way; after a sweep, of whatever keys, any
     * load. While no server answers, nothing else keeps two loads of a process from being one.
     */
    private record OwnChanges(List<Call> ofKey, List<Call> sweeps) {

        boolean areBetween(Call before, Call load) {
            return areBetween(ofKey, before, load) || areBetween(sweeps, before, load);
        }

        private static boolean areBetween(List<Call> changes, Call before, Call load) {
            return changes.stream()
                    .anyMatch(change -> change.process() == load.process()
                            && change.begin() <= load.begin()
                            && change.end() >= before.begin() - SPREAD_NANOS);
        }
    }

    /** The changes of a key, by their begin, with the latest end of all that began until then. */
    private static final class Excuses {

        private final long[] begins;
        private final long[] ends;

        Excuses(List<Call> all, Changes changes) {
            List<Call> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparingLong(Call::begin));
            begins = sorted.stream().mapToLong(Call::begin).toArray();
            ends = new long[begins.length];
            long last = Long.MIN_VALUE;
            for (int i = 0; i < ends.length; i++) {
                last = Math.max(last, changes.effectEnd(sorted.get(i)));
                ends[i] = last;
            }
        }

        /** Tells whether a change may have taken effect after one of the loads was claimed, and before the second began. */
        boolean areThere(Call before, Call load) {
            long from = Math.min(before.valueBegan(), load.valueBegan());
            long to = load.begin();
            int place = Arrays.binarySearch(begins, to);
            int after = place >= 0 ? place + 1 : -place - 1;
            return after > 0 && ends[after - 1] >= from;
        }
    }
}
