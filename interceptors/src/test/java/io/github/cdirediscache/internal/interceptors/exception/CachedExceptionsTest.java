package io.github.cdirediscache.internal.interceptors.exception;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.KeptFailures;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedExceptionsTest {

    private static class NoMessage extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NoMessage() {
            super("of its own");
        }
    }

    private static class WithCause extends Exception {
        private static final long serialVersionUID = 1;

        WithCause(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static class Picky extends Exception {
        private static final long serialVersionUID = 1;

        Picky(@Nullable String message) {
            super(Objects.requireNonNull(message));
        }
    }

    private final KeptFailures kept = kept(List.of(IOException.class, NoMessage.class, WithCause.class, Picky.class));

    @Test
    void read_whatWasWritten_isANewExceptionOfTheClassWithTheMessage() {
        IOException failure = new IOException("line 1\nline 2", new RuntimeException("cause"));
        Throwable read = kept.read(kept.write(failure).orElseThrow()).orElseThrow();
        assertThat(read)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("line 1\nline 2")
                .hasNoCause();
        assertThat(read).isNotSameAs(failure);
    }

    @Test
    void read_messages_areKeptAsFarAsTheClassTakesThem() {
        assertThat(roundTrip(new IOException())).hasMessage(null);
        assertThat(roundTrip(new IOException(""))).hasMessage("");
        assertThat(roundTrip(new WithCause("m", new IOException())))
                .hasMessage("m")
                .hasNoCause();
        assertThat(roundTrip(new NoMessage()))
                .isExactlyInstanceOf(NoMessage.class)
                .hasMessage("of its own");
    }

    @Test
    void write_subclass_isKeptAsTheNearestListedClass() {
        assertThat(roundTrip(new FileNotFoundException("f")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("f");
        KeptFailures both = kept(List.of(Exception.class, IOException.class));
        assertThat(both.write(new FileNotFoundException("f"))).contains("java.io.IOException\nf");
    }

    @Test
    void write_exceptionThatIsNotListed_isNotKept() {
        assertThat(kept.write(new NoSuchElementException("x"))).isEmpty();
        assertThat(kept.write(new OutOfMemoryError("x"))).isEmpty();
    }

    @Test
    void write_longMessage_isCut() {
        assertThat(kept.write(new IOException("x".repeat(5000))).orElseThrow())
                .hasSizeLessThan(1100)
                .endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "java.lang.IllegalStateException\nx",
                "java.lang.Runtime",
                "java.io.IOException ",
                "java.io.FileNotFoundException\nx"
            })
    void read_textWithAnotherClass_isUnknown(String stored) {
        assertThat(kept.read(stored)).isEmpty();
    }

    @Test
    void read_constructorThatFails_isUnknown() {
        assertThat(kept.read(Picky.class.getName())).isEmpty();
    }

    @Property
    void read_anyText_neverThrows(@ForAll String stored) {
        assertThat(kept.read(stored)).isEmpty();
    }

    @Test
    void plan_nothingListed_keepsNone() {
        assertThat(CachedExceptions.plan(List.of(), Duration.ofSeconds(1), problem -> {}))
                .isSameAs(KeptFailures.NONE);
    }

    @Test
    void plan_abstractClass_isAProblem() {
        List<String> problems = new ArrayList<>();
        CachedExceptions.plan(List.of(ObjectStreamException.class), Duration.ofSeconds(1), problems::add);
        assertThat(problems).singleElement().asString().contains("ObjectStreamException is abstract");
    }

    private Throwable roundTrip(Exception failure) {
        return kept.read(kept.write(failure).orElseThrow()).orElseThrow();
    }

    private static KeptFailures kept(List<Class<? extends Exception>> classes) {
        return CachedExceptions.plan(classes, Duration.ofSeconds(10), problem -> {
            throw new AssertionError(problem);
        });
    }
}
