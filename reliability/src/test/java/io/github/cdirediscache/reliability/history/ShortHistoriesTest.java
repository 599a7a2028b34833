package io.github.cdirediscache.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A short history on each topology, with another seed each time. On a machine so busy that nothing was quiet, the history is run
 * again.
 */
class ShortHistoriesTest {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    /** Calls a second of each thread at most: other modules are built meanwhile. */
    private static final int RATE = 200;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TopologyKind.class)
    void violations_ofAShortHistory_areNone(TopologyKind kind) throws IOException {
        long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);

        History history = run(kind, seed, 0);
        for (int attempt = 1; attempt < ATTEMPTS && !Checker.verdict(history).isEmpty(); attempt++) {
            assertThat(Checker.violations(history))
                    .as(found(kind, seed, history))
                    .isEmpty();
            history = run(kind, seed, attempt);
        }

        assertThat(Checker.verdict(history)).as(found(kind, seed, history)).isEmpty();
        assertThat(history.calls()).anyMatch(Call::isHit);
    }

    private History run(TopologyKind kind, long seed, int attempt) throws IOException {
        Path run = Files.createDirectory(directory.resolve("run-" + attempt));
        Profile profile = Profile.standard().withThreads(4, RATE);
        new Conductor(profile, kind, seed, run, System.getProperty("java.class.path")).run(TIME);
        return History.read(run);
    }

    private static String found(TopologyKind kind, long seed, History history) {
        return kind + " with -Dseed=" + seed + Checker.text(Checker.verdict(history));
    }
}
