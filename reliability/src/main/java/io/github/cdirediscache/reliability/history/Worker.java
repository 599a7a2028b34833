package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.CallFile;
import io.github.cdirediscache.reliability.record.Remarks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One of the processes of a run. It obeys lines of its standard input, and answers each with a line: {@code go},
 * {@code epoch n}, {@code stop}, {@code settle}, {@code close}, {@code exit}.
 */
public final class Worker {

    private static final long LONGEST_SECONDS = 60;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long THREADS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final WorkerSettings settings;
    private final PrintStream out;
    private final Set<Thread> threadsBefore =
            new HashSet<>(Thread.getAllStackTraces().keySet());
    private final Caches caches;
    private final CallFile file;
    private final Recorder recorder;
    private final ScheduledExecutorService later =
            Executors.newScheduledThreadPool(1, work -> Callers.thread(work, "later"));
    private final Callers callers;
    private final Callers monitors;
    private volatile long epoch;
    private volatile boolean isStopped;
    private volatile boolean isOver;

    private Worker(WorkerSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.caches = Caches.open(settings);
        this.file = CallFile.create(settings.calls());
        this.recorder = new Recorder(file, settings.isRaising(), caches.all(), out);
        this.callers = new Callers(() -> isStopped, this::remark);
        this.monitors = new Callers(() -> isOver, this::remark);
    }

    private void remark(String text) {
        out.println("remark " + text);
    }

    /**
     * Runs until it is told to exit, or nobody can tell it anything any more.
     *
     * @param arguments the file of its settings
     * @throws IOException if its input can't be read
     */
    public static void main(String[] arguments) throws IOException {
        Worker worker = new Worker(WorkerSettings.read(Path.of(arguments[0])), System.out);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        worker.caches.warmUp();
        worker.out.println("ready " + System.nanoTime());
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            worker.obey(line.split(" ", -1));
        }
        System.exit(0);
    }

    private void obey(String... words) {
        switch (words[0]) {
            case "go" -> go();
            case "epoch" -> epoch = Long.parseLong(words[1]);
            case "stop" -> stop();
            case "settle" -> settle();
            case "close" -> close();
            default -> throw new IllegalArgumentException("no such command: " + words[0]);
        }
        out.println("done " + words[0]);
    }

    private void go() {
        int process = settings.number("process");
        int rate = settings.number("rate");
        Keys keys = settings.keys();
        Loaders loaders = new Loaders(
                process, recorder, settings.duration("longestLoad"), settings.fraction("failingLoads"), later);
        List<Interrupts> interrupts = new ArrayList<>();
        for (int i = 0; i < settings.number("threads"); i++) {
            Random random = new Random(settings.seed() * 31 + i);
            Operations operations = new Operations(
                    caches, keys, recorder, loaders, settings.duration("lockLease"), () -> epoch, random);
            interrupts.add(operations.interrupts());
            callers.add(new Caller(operations, settings.mix(), random, rate, () -> isStopped));
        }
        int asynchronous = settings.number("asynchronous");
        if (asynchronous > 0) {
            Random random = new Random(settings.seed() * 31 - 1);
            callers.add(new AsyncCaller(
                    caches.values(), keys, recorder, loaders, random, rate, asynchronous, () -> isStopped));
        }
        if (settings.isInterrupting()) {
            callers.add(new Interrupter(interrupts, new Random(settings.seed() * 31 - 2), () -> isStopped));
        }
        monitors.add(new Monitor(recorder, caches::isSettled, () -> isOver));
    }

    private void stop() {
        isStopped = true;
        callers.awaitEnd(LONGEST_SECONDS);
        long open = recorder.open();
        if (open != 0) {
            remark(Remarks.unended(open + " calls have begun and not ended"));
        }
    }

    private void settle() {
        if (!Await.until(SETTLE_NANOS, caches::isSettled)) {
            remark("invalidations are still pending: "
                    + caches.values().statistics().pendingInvalidations());
        }
        long corrupt = caches.values().statistics().corrupt();
        if (corrupt > 0) {
            remark(corrupt + " entries could not be read");
        }
    }

    private void close() {
        isOver = true;
        monitors.awaitEnd(LONGEST_SECONDS);
        later.shutdown();
        caches.close();
        file.close();
        if (!Await.until(THREADS_NANOS, () -> leftThreads().isEmpty())) {
            remark("threads are left after close: " + leftThreads());
        }
    }

    /** Threads of the JDK itself may stay. */
    private Set<String> leftThreads() {
        Set<String> left = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean isOfTheJdk = thread.getName().startsWith("CompletableFutureDelayScheduler")
                    || thread.getName().startsWith("ForkJoinPool.commonPool")
                    || "InnocuousThreadGroup".equals(groupOf(thread))
                    || "system".equals(groupOf(thread));
            if (thread.isAlive() && !isOfTheJdk && !threadsBefore.contains(thread)) {
                left.add(thread.getName());
            }
        }
        return left;
    }

    private static String groupOf(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null ? "" : group.getName();
    }
}
