package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link HitBenchmark}, one process for each variant, all of them in turn, and prints the table. */
public final class HitTable {

    private static final List<Variant> VARIANTS = List.of(Variant.values());
    private static final List<Integer> SIZES = List.of(300, 10 * 1024);
    private static final TimeValue WARM_UP = TimeValue.milliseconds(500);
    private static final TimeValue TURN = TimeValue.milliseconds(50);

    private final Settings settings;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HitTable(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs the benchmark and prints the table to standard output.
     *
     * @param arguments the settings: {@code --forks}, {@code --warm-ups} and {@code --rounds}, each with a number
     * @throws Exception if the benchmark fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + Settings.USAGE);
            System.exit(2);
            return;
        }
        System.err.println("About " + seconds(settings) + " s: " + settings);
        String machine = Machine.describe();
        System.out.println(new Table(measure(settings)).markdown() + "\n" + machine);
    }

    private static long seconds(Settings settings) {
        long start = 6;
        long bytes = 12;
        long turns = settings.warmUps() * WARM_UP.convertTo(TimeUnit.MILLISECONDS)
                + settings.rounds() * TURN.convertTo(TimeUnit.MILLISECONDS);
        return SIZES.size() * (bytes + settings.forks() * (start + VARIANTS.size() * turns / 1000));
    }

    static List<Sample> measure(Settings settings) throws Exception {
        // JMH refuses two runs at a time; here only one of them measures times.
        System.setProperty("jmh.ignoreLock", "true");
        HitTable table = new HitTable(settings);
        try {
            List<Sample> samples = new ArrayList<>();
            for (int size : SIZES) {
                Map<Variant, Double> bytes = table.bytes(size);
                for (int fork = 0; fork < settings.forks(); fork++) {
                    table.measure(size, fork, bytes, samples);
                }
            }
            return samples;
        } finally {
            table.threads.shutdown();
        }
    }

    private void measure(int size, int fork, Map<Variant, Double> bytes, List<Sample> samples) throws Exception {
        Map<Variant, Future<BenchmarkResult>> results = new EnumMap<>(Variant.class);
        try (RedisServer server = RedisServer.start();
                Turns turns = new Turns(server.location())) {
            for (Variant variant : VARIANTS) {
                results.put(variant, threads.submit(() -> run(inTurn(variant, size, server.location()), turns)));
            }
            Map<Variant, List<Double>> cpu = turns.give(VARIANTS, settings.warmUps() + settings.rounds());
            for (Variant variant : VARIANTS) {
                int round = 0;
                for (IterationResult iteration :
                        required(results, variant).get().getIterationResults()) {
                    samples.add(new Sample(
                            size,
                            variant,
                            fork * settings.rounds() + round,
                            nanos(iteration).getMean(),
                            nanos(iteration).getPercentile(50),
                            nanos(iteration).getPercentile(99),
                            required(cpu, variant).get(settings.warmUps() + round),
                            required(bytes, variant)));
                    round++;
                }
            }
        }
    }

    private static BenchmarkResult run(Options options, Turns turns) throws RunnerException {
        try {
            return new Runner(options)
                    .runSingle()
                    .getBenchmarkResults()
                    .iterator()
                    .next();
        } catch (RunnerException | RuntimeException failure) {
            turns.fail(failure);
            throw failure;
        }
    }

    /** The bytes allocated per call, which do not depend on what else runs; in long iterations, as JMH allocates too. */
    private Map<Variant, Double> bytes(int size) throws Exception {
        Map<Variant, Future<RunResult>> results = new EnumMap<>(Variant.class);
        for (Variant variant : VARIANTS) {
            results.put(variant, threads.submit(() -> new Runner(allocating(variant, size)).runSingle()));
        }
        Map<Variant, Double> bytes = new EnumMap<>(Variant.class);
        for (Variant variant : VARIANTS) {
            Result<?> perCall =
                    required(results, variant).get().getSecondaryResults().get("gc.alloc.rate.norm");
            bytes.put(
                    variant,
                    Objects.requireNonNull(perCall, "gc.alloc.rate.norm").getScore());
        }
        return bytes;
    }

    private Options inTurn(Variant variant, int size, String location) {
        return options(variant, size)
                .param("location", location)
                .warmupIterations(settings.warmUps())
                .warmupTime(WARM_UP)
                .measurementIterations(settings.rounds())
                .measurementTime(TURN)
                .build();
    }

    private static Options allocating(Variant variant, int size) {
        return options(variant, size)
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    private static ChainedOptionsBuilder options(Variant variant, int size) {
        return new OptionsBuilder()
                .include(HitBenchmark.class.getName() + ".hit")
                .param("variant", variant.name())
                .param("size", String.valueOf(size))
                .forks(1)
                .jvmArgsAppend("-Xms512m", "-Xmx512m")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Statistics nanos(IterationResult iteration) {
        return iteration.getPrimaryResult().getStatistics();
    }

    private static <T> T required(Map<Variant, T> figures, Variant variant) {
        return Objects.requireNonNull(figures.get(variant), variant.name());
    }
}
