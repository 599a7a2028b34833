package io.github.cdirediscache.reliability.mutation;

import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.check.Rule;
import io.github.cdirediscache.reliability.history.Conductor;
import io.github.cdirediscache.reliability.record.History;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs histories with a mutation until a rule catches it: a short one first, then others of twice the length each and with other
 * seeds. Each ends as soon as the rule is broken.
 *
 * @param core the directory of the module
 * @param first the length of the first history
 * @param most how many histories
 * @param seed of the first one
 * @param isVerbose whether what was found is shown
 */
record Attempts(Path core, Duration first, int most, long seed, boolean isVerbose) {

    /** Compiles a mutation, so that one that can't be is found before any history is run. */
    void check(Mutation mutation) {
        inDirectory(directory -> {
            Mutant.build(mutation, core, directory, classPath());
            return mutation;
        });
    }

    /** A history without a mutation. */
    Verdict control(Mutation of) {
        long begin = System.nanoTime();
        Map<String, List<String>> violations = inDirectory(
                directory -> violations(of, directory, classPath(), first, seed, List.of(), new AtomicLong()));
        return new Verdict(violations, 1, secondsSince(begin), true);
    }

    /** Histories with a mutation. What broke any rule is in the verdict. */
    Verdict run(Mutation mutation) {
        List<Rule> expected = Checker.rules().stream()
                .filter(rule -> mutation.rules().contains(rule.name()))
                .toList();
        long begin = System.nanoTime();
        Map<String, List<String>> all = new LinkedHashMap<>();
        Duration length = first;
        for (int attempt = 1; attempt <= most; attempt++) {
            Duration time = length;
            long chance = seed + attempt - 1;
            AtomicLong caughtAt = new AtomicLong();
            all.putAll(inDirectory(directory -> {
                Path classes = directory.resolve("mutant");
                Mutant.build(mutation, core, classes, classPath());
                String mutated = classes + File.pathSeparator + classPath();
                return violations(mutation, directory, mutated, time, chance, expected, caughtAt);
            }));
            Verdict verdict = new Verdict(all, attempt, seconds(begin, caughtAt.get()), isVerbose);
            if (verdict.isCaughtBy(mutation.rules())) {
                return verdict;
            }
            length = length.multipliedBy(2);
        }
        return new Verdict(all, most, secondsSince(begin), isVerbose);
    }

    private static Map<String, List<String>> violations(
            Mutation of,
            Path directory,
            String classPath,
            Duration time,
            long chance,
            List<Rule> expected,
            AtomicLong caughtAt) {
        try {
            new Conductor(of.profile(), of.kind(), chance, directory, classPath)
                    .run(time, soFar -> isBroken(expected, soFar, caughtAt));
            return Checker.violations(History.read(directory));
        } catch (IllegalStateException | UncheckedIOException broken) {
            return Map.of("no rule, the history broke off", List.of(broken.toString()));
        }
    }

    private static boolean isBroken(List<Rule> expected, Supplier<History> soFar, AtomicLong at) {
        if (expected.isEmpty()) {
            return false;
        }
        History history = soFar.get();
        boolean isBroken =
                expected.stream().anyMatch(rule -> !rule.violations(history).isEmpty());
        if (isBroken) {
            at.set(System.nanoTime());
        }
        return isBroken;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static long secondsSince(long begin) {
        return seconds(begin, System.nanoTime());
    }

    private static long seconds(long begin, long end) {
        return TimeUnit.NANOSECONDS.toSeconds((end == 0 ? System.nanoTime() : end) - begin);
    }

    /** Gives work a directory of its own, which is deleted unless what was found is to be looked at. */
    private <T> T inDirectory(Work<T> work) {
        try {
            Path directory = Files.createTempDirectory("mutation-");
            T result = work.in(directory);
            if (isVerbose) {
                System.out.println("recorded in " + directory);
            } else {
                delete(directory);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** Something that needs a directory. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Path directory);
    }
}
