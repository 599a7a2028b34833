package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Notes changes of masters: a slow machine makes sentinels and clusters replace a master that nobody has killed. Notes also
 * when the machine did not let this process run.
 */
final class MasterWatch implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long AROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Deployment deployment;
    private final List<Window> windows;
    private final Thread thread = new Thread(this::run, "master-watch");
    private final boolean mayChange;
    private final List<Change> changes = new ArrayList<>();
    private volatile boolean isOver;

    MasterWatch(Deployment deployment, List<Window> windows) {
        this.deployment = deployment;
        this.windows = windows;
        this.mayChange = deployment.kind() == TopologyKind.SENTINEL || deployment.kind() == TopologyKind.CLUSTER;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Set<Integer> before = masters();
        long seenAt = System.nanoTime();
        while (!isOver) {
            long begin = System.nanoTime();
            Await.pause(TimeUnit.NANOSECONDS.toMillis(PAUSE_NANOS));
            long end = System.nanoTime();
            if (end - begin > PAUSE_NANOS + STALL_NANOS) {
                windows.add(new Window(begin, end, EnumSet.of(Harm.STALL), Set.of(), "conductor stalled"));
            }
            Set<Integer> now = mayChange ? masters() : before;
            if (!now.isEmpty() && !before.isEmpty() && !now.equals(before)) {
                changes.add(new Change(seenAt, System.nanoTime()));
            }
            if (!now.isEmpty()) {
                before = now;
                seenAt = end;
            }
        }
    }

    /** Windows for each change of masters that no fault was meant to bring about. To be called when this is closed. */
    List<Window> unexplained() {
        return unexplained(changes, windows);
    }

    static List<Window> unexplained(List<Change> changes, List<Window> windows) {
        List<Window> failovers =
                windows.stream().filter(window -> window.does(Harm.FAILOVER)).toList();
        return changes.stream()
                .filter(change ->
                        failovers.stream().noneMatch(failover -> failover.overlaps(change.after, change.before)))
                .flatMap(change -> change.windows().stream())
                .toList();
    }

    private Set<Integer> masters() {
        try {
            return deployment.masters().stream().map(RedisServer::port).collect(Collectors.toSet());
        } catch (RedisServerException notNow) {
            return Set.of();
        }
    }

    /** Masters that have changed after a moment and before another one. */
    record Change(long after, long before) {

        /** Something was wrong before, too, but only then may anything have been lost. */
        List<Window> windows() {
            String name = "other masters";
            return List.of(
                    new Window(after - AROUND_NANOS, before + AROUND_NANOS, EnumSet.of(Harm.SLOW), Set.of(), name),
                    new Window(after, before + AROUND_NANOS, EnumSet.of(Harm.FAILOVER, Harm.LOSS), Set.of(), name));
        }
    }

    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
