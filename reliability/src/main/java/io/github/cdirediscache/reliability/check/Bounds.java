package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Limits;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * No call takes longer than the table "How long a call may take" in {@code docs/reliability.md} says for its operation and
 * topology. Servers that are silent or gone have the shorter figures of it, those that are only slow the longer ones.
 */
final class Bounds implements Rule {

    /** For everything that is not waiting: a slow machine, long collections. */
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int KEYS_PER_PAGE = 250;

    /** A scan of all keys begins again if masters or slots have changed meanwhile. */
    private static final int MOST_ROUNDS = 3;

    @Override
    public String name() {
        return "bounds";
    }

    @Override
    public List<String> violations(History history) {
        long shortest = SLACK_NANOS + history.limits().server(false).toNanos();
        int pages = pages(history);
        Map<Integer, Long> starts = starts(history);
        List<String> found = new ArrayList<>();
        for (Call call : history.calls()) {
            long took = call.end() - call.begin();
            if (!call.op().isCall() || took <= shortest) {
                continue;
            }
            long limit = limit(call.op(), history.limits(), state(call, history, pages, starts));
            if (took > limit && took - stalled(call, history) > limit) {
                found.add(call + " took " + TimeUnit.NANOSECONDS.toMillis(took) + " ms of "
                        + TimeUnit.NANOSECONDS.toMillis(limit));
            }
        }
        return found;
    }

    /** Of all keys of a server, if one has them all. */
    private static int pages(History history) {
        Set<Long> counters = new HashSet<>();
        for (Call call : history.calls()) {
            if (call.op() == Op.INCREMENT) {
                counters.add((call.valueBegan() << Integer.SIZE) + call.key());
            }
        }
        return 1 + (history.keys() + counters.size()) / KEYS_PER_PAGE;
    }

    /** When each process has got its first answer. Until then it loads classes, which makes servers look slow. */
    private static Map<Integer, Long> starts(History history) {
        Map<Integer, Long> starts = new HashMap<>();
        for (Call call : history.calls()) {
            if (call.op().isCall() && call.outcome().isReturn()) {
                starts.merge(call.process(), call.end(), Math::min);
            }
        }
        return starts;
    }

    private static State state(Call call, History history, int pages, Map<Integer, Long> starts) {
        boolean isSlow = call.begin() < starts.getOrDefault(call.process(), Long.MAX_VALUE);
        boolean isReplaced = false;
        for (Window window : history.windows()) {
            if (window.overlaps(call.begin(), call.end())) {
                isSlow |= window.does(Harm.SLOW);
                isReplaced |= window.does(Harm.FAILOVER) || window.does(Harm.MOVE);
            }
        }
        return new State(isSlow, isReplaced, pages);
    }

    /** How long the machine did not run the call's own process, or the one with the proxies. */
    private static long stalled(Call call, History history) {
        List<long[]> stalls = new ArrayList<>();
        for (Call stall : history.calls()) {
            if (stall.op() == Op.STALL && stall.process() == call.process()) {
                stalls.add(new long[] {stall.begin(), stall.end()});
            }
        }
        for (Window window : history.windows()) {
            if (window.does(Harm.STALL)) {
                stalls.add(new long[] {window.from(), window.to()});
            }
        }
        stalls.sort(Comparator.comparingLong(stall -> stall[0]));
        long sum = 0;
        long until = call.begin();
        for (long[] stall : stalls) {
            long from = Math.max(stall[0], until);
            long to = Math.min(stall[1], call.end());
            sum += Math.max(0, to - from);
            until = Math.max(until, to);
        }
        return sum;
    }

    /** The longest time of an operation in nanoseconds. */
    static long limit(Op op, Limits limits, State state) {
        long one = oneKey(limits, state);
        long time = switch (op) {
            case GET_ALL, PUT_ALL, INVALIDATE_ALL -> severalKeys(limits, state);
            case INVALIDATE_PATTERN, CLEAR -> allKeys(limits, state);
            case LOCK -> limits.lockLease().toNanos() + one;
            // It reads, asks for the lease, waits for it and for another caller, and stores.
            case GET_OR_LOAD, GET_OR_LOAD_ASYNC ->
                3 * one + 2 * limits.loadWait().toNanos() + limits.longestLoad().toNanos();
            default -> one;
        };
        return time + SLACK_NANOS;
    }

    private static long oneKey(Limits limits, State state) {
        long server = limits.server(state.isSlow).toNanos();
        long look = limits.look(state.isSlow).toNanos();
        return switch (limits.topology()) {
            case SINGLE, SHARDED -> server;
            case REPLICATED, SENTINEL, CLUSTER -> server + look + (state.isReplaced ? server : 0);
        };
    }

    private static long severalKeys(Limits limits, State state) {
        long server = limits.server(state.isSlow).toNanos();
        return switch (limits.topology()) {
            case SINGLE, REPLICATED, SENTINEL -> oneKey(limits, state);
            case SHARDED -> 2 * server;
            // Two to open connections and two for answers, instead of one for both.
            case CLUSTER -> 3 * server + oneKey(limits, state);
        };
    }

    private static long allKeys(Limits limits, State state) {
        long scan = state.pages * limits.server(state.isSlow).toNanos();
        long look = limits.look(state.isSlow).toNanos();
        int rounds = state.isReplaced ? MOST_ROUNDS : 1;
        return switch (limits.topology()) {
            case SINGLE, SHARDED -> scan;
            case REPLICATED, SENTINEL -> rounds * (look + scan) + look;
            // A caller that finds another one looking waits for its look as well.
            case CLUSTER -> rounds * (look + scan) + 2 * look;
        };
    }

    /**
     * What the servers of a call do.
     *
     * @param isSlow whether they may answer each step just in time
     * @param isReplaced whether others take their places
     * @param pages of a scan
     */
    record State(boolean isSlow, boolean isReplaced, int pages) {}
}
