package io.github.cdirediscache.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short history on each topology, with another seed each time. */
class ShortHistoriesTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    /** Calls a second of each thread at most: other modules are built meanwhile. */
    private static final int RATE = 200;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TopologyKind.class)
    void violations_ofAShortHistory_areNone(TopologyKind kind) {
        long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);

        new Conductor(
                        Profile.standard().withThreads(4, RATE),
                        kind,
                        seed,
                        directory,
                        System.getProperty("java.class.path"))
                .run(TIME);

        History history = History.read(directory);
        Map<String, List<String>> violations = Checker.violations(history);
        String found = kind + " with -Dseed=" + seed + Checker.text(violations);
        assertThat(violations).as(found).isEmpty();
        assertThat(history.calls()).anyMatch(Call::isHit);
    }
}
