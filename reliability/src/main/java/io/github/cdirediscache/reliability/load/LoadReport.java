package io.github.cdirediscache.reliability.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What a load run has found.
 *
 * @param plan what was asked for
 * @param latencies of the measured calls
 * @param before what the process held before the caches were opened
 * @param early after the warm-up, without callers
 * @param late after all calls, without callers
 * @param closed after the caches were closed
 * @param mistakes what went wrong
 */
record LoadReport(
        LoadPlan plan,
        Latencies latencies,
        Footprint before,
        Footprint early,
        Footprint late,
        Footprint closed,
        Mistakes mistakes) {

    /** As Markdown. */
    String tables() {
        StringBuilder text = new StringBuilder("Load run: " + plan + ", on JDK " + Runtime.version() + "\n\n");
        text.append(
                "| operation | calls | per second | p50 ms | p99 ms | p99.9 ms | max ms |\n|---|---|---|---|---|---|---|\n");
        for (Operation operation : Operation.values()) {
            text.append(row(operation.title(), latencies.of(operation)));
        }
        text.append(row("all", latencies.all()));
        text.append("\n| | before | after the warm-up | at the end | closed |\n|---|---|---|---|---|\n");
        text.append(row("heap after GC, KiB", footprint -> footprint.heap() / 1024));
        text.append(row("threads", footprint -> footprint.threads().size()));
        text.append(row("file descriptors", Footprint::descriptors));
        text.append(row("connections", Footprint::connections));
        return text.append("\nErrors and wrong values: " + mistakes.count() + "\n")
                .toString();
    }

    private String row(String title, Histogram nanos) {
        double seconds = Math.max(1, plan.duration().toMillis()) / 1000.0;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %s | %s | %s | %s |%n",
                title,
                nanos.getTotalCount(),
                nanos.getTotalCount() / seconds,
                millis(nanos.getValueAtPercentile(50)),
                millis(nanos.getValueAtPercentile(99)),
                millis(nanos.getValueAtPercentile(99.9)),
                millis(nanos.getMaxValue()));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", Duration.ofNanos(nanos).toNanos() / 1e6);
    }

    private String row(String title, ToLongFunction<Footprint> value) {
        StringBuilder row = new StringBuilder("| ").append(title);
        for (Footprint each : List.of(before, early, late, closed)) {
            row.append(" | ").append(value.applyAsLong(each));
        }
        return row.append(" |\n").toString();
    }
}
