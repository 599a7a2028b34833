package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import jakarta.json.bind.Jsonb;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats on class paths that lack libraries. */
class LibraryTest {

    /** Our classes alone, and the given jars. */
    private static URLClassLoader classPath(Class<?>... libraries) {
        List<URL> places = new ArrayList<>();
        for (Class<?> one : libraries) {
            places.add(one.getProtectionDomain().getCodeSource().getLocation());
        }
        places.add(Cache.class.getProtectionDomain().getCodeSource().getLocation());
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Object formats(ClassLoader loader, String serializer, List<String> accepts, String compressor)
            throws Throwable {
        Method of = loader.loadClass(Formats.class.getName())
                .getMethod(
                        "of",
                        String.class,
                        Map.class,
                        List.class,
                        String.class,
                        OptionalInt.class,
                        long.class,
                        Collection.class,
                        Collection.class);
        try {
            return of.invoke(
                    null, serializer, Map.of(), accepts, compressor, OptionalInt.empty(), 1000L, List.of(), List.of());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "json, none, 'serializer json needs what is not on the class path: add"
                + " org.eclipse:yasson:3.0.4 (on Open Liberty the feature jsonb-3.0)'",
        "msgpack, none, 'serializer msgpack needs what is not on the class path: add"
                + " io.github.cdirediscache:cdi-redis-cache-jackson'",
        "yaml, none, 'serializer yaml needs what is not on the class path: add"
                + " io.github.cdirediscache:cdi-redis-cache-jackson'",
        "binary, bzip2, 'compressor bzip2 needs what is not on the class path: add org.apache.commons:commons-compress'",
        "binary, zstd, 'compressor zstd needs what is not on the class path: add com.github.luben:zstd-jni'",
        "binary, lz4, 'compressor lz4 needs what is not on the class path: add at.yawk.lz4:lz4-java'"
    })
    void S10_S13_format_withoutItsLibrary_namesTheArtifactToAdd(String serializer, String compressor, String message)
            throws Exception {
        try (URLClassLoader bare = classPath()) {
            assertThatThrownBy(() -> formats(bare, serializer, List.of(), compressor))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void S10_accepts_withoutTheLibrary_namesTheArtifactToAdd() throws Exception {
        try (URLClassLoader bare = classPath()) {
            assertThatThrownBy(() -> formats(bare, "binary", List.of("msgpack"), "none"))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("io.github.cdirediscache:cdi-redis-cache-jackson");
        }
    }

    /** The providers that the thread's loader finds are of another JSON-B. */
    @Test
    void S10_json_withTheApiAlone_namesTheArtifactToAdd() throws Exception {
        try (URLClassLoader part = classPath(Jsonb.class, JsonParser.class)) {
            assertThatThrownBy(() -> formats(part, "json", List.of(), "none"))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("serializer json needs a JSON-B 3.0 provider on the class path: add"
                            + " org.eclipse:yasson:3.0.4 (on Open Liberty the feature jsonb-3.0)");
        }
    }

    @Test
    void S10_binary_withoutJsonB_isThere() throws Throwable {
        try (URLClassLoader bare = classPath()) {
            assertThat(formats(bare, "binary", List.of(), "gzip")).isNotNull();
        }
    }

    @Test
    void S13_acceptedCompressor_withoutItsLibrary_isEmpty() throws Throwable {
        try (URLClassLoader bare = classPath(Jsonb.class)) {
            Object formats = formats(bare, "binary", List.of(), "none");
            Method accepted = formats.getClass().getMethod("acceptedCompressor", String.class);

            for (String there : List.of("none", "zlib", "gzip")) {
                assertThat((Optional<?>) accepted.invoke(formats, there)).isPresent();
            }
            for (String missing : List.of("bzip2", "zstd", "lz4")) {
                assertThat((Optional<?>) accepted.invoke(formats, missing)).isEmpty();
            }
        }
    }

    @Test
    void S13_build_whereTheLibraryDoesNotFit_saysSo() {
        assertThatThrownBy(() -> Library.build("compressor zstd", List.of(Library.ZSTD), () -> {
                    throw new UnsatisfiedLinkError("no native library for this machine");
                }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor zstd can't be used with the version of com.github.luben:zstd-jni that is on the"
                        + " class path, or on this machine: java.lang.UnsatisfiedLinkError: no native library for this"
                        + " machine");
    }

    @Test
    void artifact_ofEach_isThereInTheTests() {
        assertThat(Arrays.stream(Library.values())).allMatch(Library::isThere);
    }
}
