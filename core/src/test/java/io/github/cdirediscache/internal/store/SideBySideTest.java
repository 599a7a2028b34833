package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations on several servers, and the threads for them. */
class SideBySideTest {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private List<Runnable> tasks() {
        return List.of(() -> done.add("a"), () -> done.add("b"), () -> done.add("c"));
    }

    /** Where the machine has no more threads, workers begin later, if ever. */
    @Test
    void run_noThreadBegins_callerDoesItAll() {
        List<Runnable> begun = new ArrayList<>();
        SideBySide.run(begun::add, tasks());
        assertThat(done).containsExactly("a", "b", "c");
        begun.forEach(Runnable::run);
        assertThat(done).hasSize(3);
    }

    @Test
    void run_noThreadCanBeHad_callerDoesItAll() {
        SideBySide.run(
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                tasks());
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void run_someFail_othersAreDone() {
        List<Runnable> all = new ArrayList<>(tasks());
        IllegalStateException first = new IllegalStateException("first");
        StackOverflowError later = new StackOverflowError();
        all.add(1, () -> {
            throw first;
        });
        all.add(() -> {
            throw later;
        });
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SideBySide.run(work -> new Thread(work).start(), all))
                .satisfies(thrown -> assertThat(thrown).isSameAs(first).hasSuppressedException(later));
        assertThat(done).hasSize(3);
    }
}
