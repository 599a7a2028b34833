package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every serializer does. */
public abstract class SerializerContract {

    protected abstract Serializer serializer();

    protected static Stream<Corpus.Sample> corpus() {
        return Corpus.all();
    }

    protected static Stream<Corpus.Sample> cuttable() {
        return Corpus.all().filter(sample -> !sample.name().endsWith("5 MB"));
    }

    public static byte[] write(Serializer serializer, Object value, Type type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(value, type, out);
        return out.toByteArray();
    }

    public static Object read(Serializer serializer, byte[] bytes, Type type) throws IOException {
        return serializer.deserialize(new ByteArrayInputStream(bytes), type);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void S49_S48_S10_roundTrip_ofEachType_givesAnEqualValue(Corpus.Sample sample) throws IOException {
        byte[] bytes = write(serializer(), sample.value(), sample.type());

        assertThat(read(serializer(), bytes, sample.type())).isEqualTo(sample.value());
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void deserialize_ofTruncatedBytes_throwsOrGivesAValueOfTheType(Corpus.Sample sample) throws IOException {
        byte[] bytes = write(serializer(), sample.value(), sample.type());

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                // A number cut short is a number.
                assertThat(read(serializer(), cut, sample.type())).isInstanceOf(boxed(sample.type()));
            } catch (IOException | RuntimeException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    private static Class<?> boxed(Type type) {
        return DeclaredTypes.rawClass(DeclaredTypes.boxed(type));
    }

    @Test
    void deserialize_ofNoBytes_throwsIOException() {
        assertThatThrownBy(() -> read(serializer(), new byte[0], String.class)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofAnotherType_throwsIOException() throws IOException {
        byte[] list = write(serializer(), List.of("a", "b"), List.class);
        byte[] story = write(serializer(), Corpus.story(1), Corpus.Story.class);

        assertThatThrownBy(() -> read(serializer(), list, String.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), list, Corpus.Story.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), story, Corpus.Author.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), story, List.class)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofBytesAfterTheValue_throwsIOException() throws IOException {
        byte[] bytes = write(serializer(), "text", String.class);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = 'x';

        assertThatThrownBy(() -> read(serializer(), longer, String.class)).isInstanceOf(IOException.class);
    }

    @Test
    void streams_afterUse_areOpenAndFlushed() throws IOException {
        boolean[] closed = new boolean[2];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        serializer().serialize("text", String.class, out);
        InputStream in = new ByteArrayInputStream(out.toByteArray()) {
            @Override
            public void close() {
                closed[1] = true;
            }
        };

        assertThat(serializer().deserialize(in, String.class)).isEqualTo("text");
        assertThat(closed).containsExactly(false, false);
    }

    @Test
    void serializer_usedByManyThreads_staysRight() throws Exception {
        Serializer shared = serializer();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> roundTrips = () -> {
                for (int i = 0; i < 50; i++) {
                    byte[] bytes = write(shared, Corpus.story(i), Corpus.Story.class);
                    if (!read(shared, bytes, Corpus.Story.class).equals(Corpus.story(i))) {
                        return false;
                    }
                }
                return true;
            };
            for (Future<Boolean> result : threads.invokeAll(List.of(
                    roundTrips, roundTrips, roundTrips, roundTrips, roundTrips, roundTrips, roundTrips, roundTrips))) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void id_always_isFitForAHeader() {
        assertThat(serializer().id()).matches("[a-z0-9-]{1,32}");
    }
}
