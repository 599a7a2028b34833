package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux says of the servers' threads that run commands. The slow log counts the time that passes, so a command is in it
 * too if its server had to wait for a processor.
 *
 * @param ranNanos how long they ran
 * @param waitedNanos how long they would have run if there had been a processor for them
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">Linux: scheduler statistics, /proc/pid/schedstat</a>
 */
record ProcessorTime(long ranNanos, long waitedNanos) {

    /** Zero on other systems. */
    static ProcessorTime of(List<RedisServer> servers) {
        long ran = 0;
        long waited = 0;
        for (RedisServer server : servers) {
            Path figures = Path.of("/proc", String.valueOf(server.pid()), "schedstat");
            if (Files.exists(figures)) {
                String[] fields = text(figures).split(" ", -1);
                ran += Long.parseLong(fields[0]);
                waited += Long.parseLong(fields[1]);
            }
        }
        return new ProcessorTime(ran, waited);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(ranNanos - earlier.ranNanos, waitedNanos - earlier.waitedNanos);
    }
}
