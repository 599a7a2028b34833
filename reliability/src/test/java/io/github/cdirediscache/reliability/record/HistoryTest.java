package io.github.cdirediscache.reliability.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path directory;

    @Test
    void read_whatWasWritten_isTheSame() {
        Call call = new Call(Op.GET_ALL, Outcome.HIT, 1, Call.FIRST, 17, 17, 5, 7, Call.id(1, 3), 4);
        Call note = new Call(Op.SETTLED, Outcome.DONE, 0, 0, Call.NONE, Call.NONE, 8, 8, 0, 0);
        Limits limits = new Limits(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(3),
                Duration.ofMillis(4),
                Duration.ofMillis(5),
                Duration.ofMillis(6),
                Duration.ofMillis(7),
                Duration.ofMillis(8),
                Duration.ofMillis(9),
                Duration.ofMillis(10),
                TopologyKind.CLUSTER,
                0.25,
                5);
        List<Window> windows = List.of(
                new Window(1, 2, EnumSet.of(Harm.LOSS, Harm.MOVE), Set.of(3, 4), "slots move"),
                new Window(5, 6, Set.of(), Set.of(), "cut"));

        write(0, note);
        write(1, call);
        History.write(directory, limits, 60, windows, List.of("a remark\nof two lines"));

        assertThat(History.read(directory))
                .isEqualTo(new History(limits, 60, List.of(note, call), windows, List.of("a remark of two lines")));
    }

    @Test
    void soFar_readsOfTheLastMoments_areLeftOut() throws IOException {
        Call early = read(0, 1_000);
        Call put = new Call(Op.PUT, Outcome.DONE, 1, Call.FIRST, 17, 17, 0, millis(4_000), 3, 4);
        write(0, early, read(0, 3_000), read(0, 5_000));
        write(1, put);

        History history = History.soFar(directory, limits(0), 60, List.of());

        assertThat(history.calls()).containsExactly(early, put);
    }

    @Test
    void soFar_callThatIsHalfWritten_isLeftOut() throws IOException {
        Call whole = read(0, 1_000);
        Call last = new Call(Op.TOUCH, Outcome.DONE, 0, 0, 17, Call.NONE, 0, millis(9_000), 0, 0);
        write(0, whole, last, last);
        Path file = History.calls(directory, 0);
        byte[] written = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(written, written.length - 1));

        History history = History.soFar(directory, limits(0), 60, List.of());

        assertThat(history.calls()).containsExactly(whole, last);
    }

    private static Call read(int process, long end) {
        return new Call(Op.GET, Outcome.HIT, process, Call.FIRST, 17, 17, 0, millis(end), 3, 4);
    }

    private static long millis(long millis) {
        return millis * 1_000_000;
    }

    private void write(int process, Call... calls) {
        try (CallFile file = CallFile.create(History.calls(directory, process))) {
            for (Call call : calls) {
                file.write(call);
            }
        }
    }

    @Test
    void id_ofAProcess_namesIt() {
        assertThat(Call.processOf(Call.id(2, 1_000_000))).isEqualTo(2);
    }

    @Test
    void isRaising_bitOfTheProcess_decides() {
        Limits limits = Limits.of(limits(5).toProperties());

        assertThat(limits.isRaising(0)).isTrue();
        assertThat(limits.isRaising(1)).isFalse();
        assertThat(limits.isRaising(2)).isTrue();
    }

    private static Limits limits(long raising) {
        Duration any = Duration.ofSeconds(1);
        return new Limits(any, any, any, any, any, any, any, any, any, any, TopologyKind.SINGLE, 0, raising);
    }
}
