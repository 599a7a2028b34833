package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Runs variants of a benchmark, one process for each of them, all in turn. */
final class Race implements AutoCloseable {

    private static final TimeValue WARM_UP = TimeValue.milliseconds(500);
    private static final TimeValue TURN = TimeValue.milliseconds(50);
    private static final long START_SECONDS = 6;
    private static final long BYTES_SECONDS = 12;

    private final String method;
    private final Settings settings;
    private final Callers callers;
    private final Map<String, Map<String, String>> variants;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * A race.
     *
     * @param benchmark the class with the benchmark
     * @param method its method
     * @param variants the variants' names, each with its parameters
     */
    Race(Class<?> benchmark, String method, Settings settings, Map<String, Map<String, String>> variants) {
        this(benchmark, method, settings, Callers.ONE, variants);
    }

    /** A race of variants that several callers share. */
    Race(
            Class<?> benchmark,
            String method,
            Settings settings,
            Callers callers,
            Map<String, Map<String, String>> variants) {
        // JMH refuses two runs at a time; here only one of them measures times.
        System.setProperty("jmh.ignoreLock", "true");
        this.method = benchmark.getName() + "." + method + "$";
        this.settings = settings;
        this.callers = callers;
        this.variants = new LinkedHashMap<>(variants);
    }

    /** How long a race takes on a quiet machine. */
    static long seconds(Settings settings, int variants) {
        long turns = settings.warmUps() * WARM_UP.convertTo(TimeUnit.MILLISECONDS)
                + settings.rounds() * TURN.convertTo(TimeUnit.MILLISECONDS);
        return BYTES_SECONDS + settings.forks() * (START_SECONDS + variants * turns / 1000);
    }

    List<Sample> run() throws Exception {
        List<Sample> samples = new ArrayList<>();
        Map<String, Double> bytes = bytes();
        for (int fork = 0; fork < settings.forks(); fork++) {
            measure(fork, bytes, samples);
        }
        return samples;
    }

    private void measure(int fork, Map<String, Double> bytes, List<Sample> samples) throws Exception {
        Map<String, Future<BenchmarkResult>> results = new LinkedHashMap<>();
        try (RedisServer server = RedisServer.start();
                Turns turns = new Turns(server.location())) {
            for (String variant : variants.keySet()) {
                results.put(variant, threads.submit(() -> run(inTurn(variant, server.location()), turns)));
            }
            Map<String, List<Double>> cpu = turns.give(variants.keySet(), settings.warmUps() + settings.rounds());
            for (String variant : variants.keySet()) {
                int round = 0;
                for (IterationResult iteration :
                        required(results, variant).get().getIterationResults()) {
                    samples.add(new Sample(
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
    private Map<String, Double> bytes() throws Exception {
        Map<String, Future<RunResult>> results = new LinkedHashMap<>();
        for (String variant : variants.keySet()) {
            results.put(variant, threads.submit(() -> new Runner(allocating(variant)).runSingle()));
        }
        Map<String, Double> bytes = new LinkedHashMap<>();
        for (String variant : variants.keySet()) {
            Result<?> perCall =
                    required(results, variant).get().getSecondaryResults().get("gc.alloc.rate.norm");
            bytes.put(
                    variant,
                    Objects.requireNonNull(perCall, "gc.alloc.rate.norm").getScore());
        }
        return bytes;
    }

    private Options inTurn(String variant, String location) {
        return options(variant)
                .param("location", location)
                .warmupIterations(settings.warmUps())
                .warmupTime(WARM_UP)
                .measurementIterations(settings.rounds())
                .measurementTime(TURN)
                .build();
    }

    private Options allocating(String variant) {
        return options(variant)
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    private ChainedOptionsBuilder options(String variant) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(method)
                .forks(1)
                .threads(callers.count())
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-Djmh.executor=" + callers.executor())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        required(variants, variant).forEach(options::param);
        return options;
    }

    private static Statistics nanos(IterationResult iteration) {
        return iteration.getPrimaryResult().getStatistics();
    }

    private static <T> T required(Map<String, T> figures, String variant) {
        return Objects.requireNonNull(figures.get(variant), variant);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
