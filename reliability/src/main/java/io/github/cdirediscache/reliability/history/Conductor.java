package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs one history: starts servers and workers, breaks things, and stops when everything was well for a while. */
public final class Conductor {

    private static final long SETTLING_MILLIS = 100;

    /** At the begin and at the end. */
    private static final long QUIET_MILLIS = 1500;

    private static final long ASKED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Profile profile;
    private final TopologyKind kind;
    private final long seed;
    private final Path directory;
    private final String classPath;
    private final Random random;
    private final List<Window> windows = new CopyOnWriteArrayList<>();
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private long epoch;

    /**
     * A conductor of one run.
     *
     * @param profile what is run
     * @param kind on which servers
     * @param seed of all that happens by chance
     * @param directory where to write; exists, and is empty
     * @param classPath of the workers
     */
    public Conductor(Profile profile, TopologyKind kind, long seed, Path directory, String classPath) {
        this.profile = profile;
        this.kind = kind;
        this.seed = seed;
        this.directory = directory;
        this.classPath = classPath;
        this.random = new Random(seed);
    }

    /**
     * Runs the history, and leaves it in the directory.
     *
     * @param time how long the workers run
     */
    public void run(Duration time) {
        run(time, soFar -> false);
    }

    /**
     * The same, or shorter.
     *
     * @param time how long the workers run at most
     * @param isEnough is asked now and then, between two faults; gets what has been recorded so far
     */
    public void run(Duration time, Predicate<Supplier<History>> isEnough) {
        try (Deployment deployment = Deployment.start(kind, seed)) {
            MasterWatch watch = new MasterWatch(deployment, windows);
            try (watch) {
                watch.start();
                startWorkers(deployment.options());
                all("go");
                disturb(deployment, time, isEnough);
                all("stop");
                all("settle");
            }
            windows.addAll(watch.unexplained());
            remarks.addAll(Leftovers.leases(deployment));
            all("close");
            remarks.addAll(Leftovers.connections(deployment));
            History.write(directory, profile.limits(kind), profile.keys().count(), windows, remarks);
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    private void startWorkers(Map<String, String> options) {
        for (int process = 0; process < profile.processes(); process++) {
            Path file = directory.resolve("worker-" + process + ".properties");
            Properties text = WorkerSettings.text(
                    profile, options, process, random.nextLong(), History.calls(directory, process));
            WorkerSettings.write(text, file);
            workers.add(WorkerProcess.start("worker-" + process, file, classPath, remarks));
        }
        workers.forEach(WorkerProcess::awaitReady);
    }

    private void all(String command) {
        workers.forEach(worker -> worker.begin(command));
        workers.forEach(WorkerProcess::awaitDone);
    }

    /** Quiet times and faults in turn, ending with a quiet time. */
    private void disturb(Deployment deployment, Duration time, Predicate<Supplier<History>> isEnough) {
        long end = System.nanoTime() + time.toNanos();
        Scene scene = new Scene(deployment, profile, random, windows);
        List<Disturbance> possible = possible(deployment);
        long recovery = profile.recovery().toMillis() + QUIET_MILLIS;
        long between = profile.quiet().isZero()
                ? SETTLING_MILLIS
                : recovery - QUIET_MILLIS + profile.quiet().toMillis();
        Await.pause(QUIET_MILLIS);
        long askedAt = System.nanoTime();
        while (System.nanoTime() < end) {
            if (!possible.isEmpty()) {
                inject(possible.get(random.nextInt(possible.size())), scene);
            }
            Await.pause(between);
            if (System.nanoTime() - askedAt > ASKED_EVERY_NANOS) {
                if (isEnough.test(this::soFar)) {
                    return;
                }
                askedAt = System.nanoTime();
            }
        }
        Await.pause(Math.max(0, recovery - between));
    }

    private List<Disturbance> possible(Deployment deployment) {
        Stream<Disturbance> others = profile.faults().isEmpty() ? Stream.empty() : deployment.others().stream();
        return Stream.concat(Disturbances.of(deployment).stream(), others)
                .filter(each -> each.name().contains(profile.faults()))
                .toList();
    }

    private History soFar() {
        return History.soFar(directory, profile.limits(kind), profile.keys().count(), List.copyOf(windows));
    }

    private void inject(Disturbance disturbance, Scene scene) {
        boolean isLossy =
                disturbance.harms().contains(Harm.LOSS) || disturbance.harms().contains(Harm.FAILOVER);
        // Before any fault: a slow machine may make of it a failover that nobody meant.
        nextEpoch();
        if (isLossy) {
            Await.pause(SETTLING_MILLIS);
        }
        long from = System.nanoTime();
        disturbance.course().run(scene, random);
        scene.deployment().awaitWell();
        windows.add(new Window(from, System.nanoTime(), disturbance.harms(), Set.of(), disturbance.name()));
        if (isLossy) {
            nextEpoch();
        }
    }

    /** Numbers are counted anew, since those from before may be lost. */
    private void nextEpoch() {
        epoch++;
        all("epoch " + epoch);
    }
}
