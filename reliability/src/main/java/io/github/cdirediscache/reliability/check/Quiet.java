package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The times in which nothing is wrong: everything but faults, stalls of the machine, and what each needs to recover. */
final class Quiet {

    /** The thread that notices a stall may have been the last that did not run. */
    private static final long BEFORE_STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final List<long[]> times = new ArrayList<>();
    private final long nanosOfRun;

    Quiet(History history) {
        List<long[]> noise = new ArrayList<>();
        long recovery = history.limits().recovery().toNanos();
        for (Window window : history.windows()) {
            noise.add(new long[] {window.from(), window.to() + recovery});
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Call call : history.calls()) {
            if (call.op() == Op.STALL) {
                noise.add(new long[] {call.begin() - BEFORE_STALL_NANOS, call.end() + recovery});
            } else {
                first = Math.min(first, call.begin());
                last = Math.max(last, call.end());
            }
        }
        nanosOfRun = Math.max(0, last - first);
        noise.sort(Comparator.comparingLong(time -> time[0]));
        long from = first;
        for (long[] noisy : noise) {
            if (noisy[0] > from) {
                times.add(new long[] {from, Math.min(noisy[0], last)});
            }
            from = Math.max(from, noisy[1]);
        }
        if (from < last) {
            times.add(new long[] {from, last});
        }
    }

    /** How long all of them are together. */
    long nanos() {
        return times.stream().mapToLong(time -> time[1] - time[0]).sum();
    }

    /** How long there were calls, quiet or not. */
    long nanosOfRun() {
        return nanosOfRun;
    }

    /** The number of the quiet time in which all of that lies; negative if it does not lie in one. */
    int of(long begin, long end) {
        int low = 0;
        int high = times.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long[] time = times.get(middle);
            if (begin < time[0]) {
                high = middle - 1;
            } else if (begin >= time[1]) {
                low = middle + 1;
            } else {
                return end <= time[1] ? middle : -1;
            }
        }
        return -1;
    }
}
