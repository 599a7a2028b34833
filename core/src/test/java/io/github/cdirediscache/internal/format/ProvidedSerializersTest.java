package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.SerializerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidedSerializersTest {

    @TempDir
    Path folder;

    /** Its options are all that there is of it. */
    private record Provided(String id, Map<String, String> options) implements Serializer {

        @Override
        public void serialize(Object value, Type type, OutputStream out) throws IOException {
            throw new IOException("never");
        }

        @Override
        public Object deserialize(InputStream in, Type type) throws IOException {
            throw new IOException("never");
        }
    }

    /** Two serializers. */
    public static class Two implements SerializerProvider {

        @Override
        public Set<String> ids() {
            return Set.of("cbor", "ion");
        }

        @Override
        public Map<String, Set<String>> options() {
            return Map.of("style", Set.of("short", "long"), "label", Set.of());
        }

        @Override
        public Serializer create(String id, Map<String, String> options) {
            if (id.equals("ion")) {
                throw new NoClassDefFoundError("com/example/Ion");
            }
            return new Provided(id, options);
        }
    }

    /** One of the same serializers. */
    public static final class Same extends Two {}

    /** One whose serializer has another name. */
    public static final class Liar extends Two {

        @Override
        public Set<String> ids() {
            return Set.of("liar");
        }

        @Override
        public Serializer create(String id, Map<String, String> options) {
            return new Provided("cbor", options);
        }
    }

    /** One that takes a name of ours. */
    public static final class Thief extends Two {

        @Override
        public Set<String> ids() {
            return Set.of("json");
        }
    }

    /** One that can't be made. */
    public static final class Broken extends Two {

        /** Fails. */
        public Broken() {
            throw new IllegalStateException("broken");
        }
    }

    /** As an application that has a jar with these providers in it. */
    private <T> T with(List<String> providers, Supplier<T> work) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(SerializerProvider.class.getName()), providers);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[] {url()}, before)) {
            Thread.currentThread().setContextClassLoader(application);
            return work.get();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private URL url() throws MalformedURLException {
        return folder.toUri().toURL();
    }

    private static Formats formats(String serializer, Map<String, String> options) {
        return Formats.of(serializer, options, List.of(), "none", OptionalInt.empty(), 1000, List.of(), List.of());
    }

    private Formats formats(List<Class<?>> providers, String serializer, Map<String, String> options)
            throws IOException {
        return with(providers.stream().map(Class::getName).toList(), () -> formats(serializer, options));
    }

    @Test
    void S10_serializer_ofAProvider_isMadeWithItsOwnOptions() throws IOException {
        Formats formats =
                formats(List.of(Two.class), "cbor", Map.of("style", "long", "label", "any text", "locale", "de"));

        assertThat(formats.serializer()).isEqualTo(new Provided("cbor", Map.of("style", "long", "label", "any text")));
    }

    @Test
    void S12_option_ofAProviderThatIsNotUsed_isKnown() throws IOException {
        assertThat(formats(List.of(Two.class), "json", Map.of("style", "long")).serializer())
                .isInstanceOf(JsonbSerializer.class);
        assertThatThrownBy(() -> formats(List.of(Two.class), "json", Map.of("stile", "long")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "serializer.stile is no option of binary, cbor, ion, json, msgpack or yaml; known are allow,"
                                + " binary-data, date-format, label, locale, mapping, max-depth, property-naming, style,"
                                + " version; did you mean style?");
    }

    @Test
    void S12_option_withAWordThatItCannotBe_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> formats(List.of(Two.class), "cbor", Map.of("style", "lang")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer.style must be one of long, short, was lang; did you mean long?");
    }

    @Test
    void S47_serializer_unknown_listsThoseOfProviders() {
        assertThatThrownBy(() -> formats(List.of(Two.class), "cbr", Map.of()))
                .hasMessage(
                        "serializer must be one of binary, cbor, ion, json, msgpack, yaml or the name of a class, was"
                                + " cbr; did you mean cbor?");
    }

    @Test
    void S47_id_thatIsTaken_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> formats(List.of(Two.class, Same.class), "json", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id of a Serializer must not be taken, was ");
        assertThatThrownBy(() -> formats(List.of(Thief.class), "binary", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id of a Serializer must not be taken, was json (" + Thief.class.getName() + ")");
    }

    @Test
    void S47_id_thatTheSerializerDoesNotHave_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> formats(List.of(Liar.class), "liar", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer liar must have this id, has \"cbor\" (" + Liar.class.getName() + ")");
    }

    @Test
    void S10_serializer_thatLacksALibrary_saysWhich() {
        assertThatThrownBy(() -> formats(List.of(Two.class), "ion", Map.of()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer ion (" + Two.class.getName()
                        + ") lacks a library, or has it in a version that does not fit:"
                        + " java.lang.NoClassDefFoundError: com/example/Ion");
    }

    @Test
    void provider_thatCannotBeUsed_hidesNoOther() throws IOException {
        List<String> providers = List.of(
                "com.example.None",
                ProvidedSerializersTest.class.getName(),
                Broken.class.getName(),
                Two.class.getName());

        assertThat(with(providers, () -> formats("cbor", Map.of())).serializer().id())
                .isEqualTo("cbor");
        assertThatThrownBy(() -> with(providers, () -> formats("msgpack", Map.of())))
                .hasMessageStartingWith("serializer msgpack needs what is not on the class path: add"
                        + " io.github.cdirediscache:cdi-redis-cache-jackson; what is there can't be used: ")
                .hasMessageContaining("com.example.None")
                .hasMessageContaining(ProvidedSerializersTest.class.getName() + " not a subtype")
                .hasMessageContaining(Broken.class.getName());
    }

    @Test
    void classLoader_thatAlwaysFails_isLeftAlone() {
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public java.util.Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("always");
            }
        };
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(failing);
        try {
            assertThat(formats("binary", Map.of()).serializer().id()).isEqualTo("binary");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
