package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Limits;
import io.github.cdirediscache.reliability.record.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** No call takes longer than its settings allow, however bad the network is. */
final class Bounds implements Rule {

    /** For everything that is not waiting: a slow machine, long collections. */
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A sweep begins again this often. */
    private static final int SWEEPS = 6;

    @Override
    public String name() {
        return "bounds";
    }

    @Override
    public List<String> violations(History history) {
        List<Call> stalls =
                history.calls().stream().filter(call -> call.op() == Op.STALL).toList();
        List<String> found = new ArrayList<>();
        for (Call call : history.calls()) {
            long limit = limit(call.op(), history.limits());
            if (call.op().isCall() && call.end() - call.begin() > limit) {
                long stalled = stalls.stream()
                        .filter(stall -> stall.begin() < call.end() && call.begin() < stall.end())
                        .mapToLong(stall -> stall.end() - stall.begin())
                        .sum();
                if (call.end() - call.begin() - stalled > limit) {
                    found.add(call + " took " + TimeUnit.NANOSECONDS.toMillis(call.end() - call.begin()) + " ms of "
                            + TimeUnit.NANOSECONDS.toMillis(limit));
                }
            }
        }
        return found;
    }

    /** The longest time of an operation in nanoseconds. */
    static long limit(Op op, Limits limits) {
        long exchange = limits.connectTimeout()
                .plus(limits.socketTimeout())
                .plus(limits.maxWait())
                .toNanos();
        // Each server may cost a call its limits once, and once more what is sent again to another one.
        long once = exchange * (limits.servers() + 1L) + SLACK_NANOS;
        if (op.isLoad()) {
            return 3 * once
                    + 2 * limits.loadWait().toNanos()
                    + limits.longestLoad().toNanos();
        }
        if (op == Op.LOCK) {
            return 2 * once + limits.lockLease().toNanos();
        }
        return op.isSweep() ? SWEEPS * once : once;
    }
}
