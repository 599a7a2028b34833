package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The core and this artifact in the class loaders of applications and servers. */
class ClassLoadersTest {

    private static final Class<?> CORE = Cache.class;
    private static final Class<?> ARTIFACT = JacksonSerializers.class;
    private static final Class<?>[] JACKSON = {
        ObjectMapper.class,
        JsonFactory.class,
        JsonFormat.class,
        Jdk8Module.class,
        JavaTimeModule.class,
        YAMLFactory.class,
        Yaml.class
    };

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<URLClassLoader> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        for (URLClassLoader loader : open) {
            loader.close();
        }
    }

    private URLClassLoader loader(ClassLoader parent, Class<?>... ofJars) {
        URL[] places = Arrays.stream(ofJars)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        URLClassLoader loader = new URLClassLoader(places, parent);
        open.add(loader);
        return loader;
    }

    private URLClassLoader loader(Class<?>... ofJars) {
        return loader(ClassLoader.getPlatformClassLoader(), ofJars);
    }

    private static Class<?>[] withJackson(Class<?>... more) {
        List<Class<?>> all = new ArrayList<>(List.of(more));
        all.addAll(List.of(JACKSON));
        return all.toArray(Class<?>[]::new);
    }

    /** What an application sees of a server: the API, and all resources. */
    private static final class OnlyApi extends ClassLoader {

        OnlyApi(ClassLoader server) {
            super(server);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.cdirediscache.internal.") || name.startsWith("com.fasterxml.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    /** The serializer that a cache gets whose core is in one loader, and whose application is in another. */
    private static Object serializer(ClassLoader core, @Nullable ClassLoader application, String id) throws Exception {
        Thread.currentThread().setContextClassLoader(application);
        Class<?> formats = core.loadClass(Formats.class.getName());
        assertThat(formats.getClassLoader()).isSameAs(core);
        try {
            Object made = formats.getMethod(
                            "of",
                            String.class,
                            Map.class,
                            List.class,
                            String.class,
                            OptionalInt.class,
                            long.class,
                            Collection.class,
                            Collection.class)
                    .invoke(
                            null,
                            id,
                            Map.of("mapping", "fields"),
                            List.of(),
                            "none",
                            OptionalInt.empty(),
                            1000L,
                            List.of(),
                            List.of());
            return formats.getMethod("serializer").invoke(made);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private static Object roundTrip(ClassLoader core, Object serializer, Object value) throws Exception {
        Class<?> api = core.loadClass(Serializer.class.getName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        api.getMethod("serialize", Object.class, Type.class, OutputStream.class)
                .invoke(serializer, value, value.getClass(), out);
        return api.getMethod("deserialize", InputStream.class, Type.class)
                .invoke(serializer, new ByteArrayInputStream(out.toByteArray()), value.getClass());
    }

    private static void assertWorks(ClassLoader core, Object serializer, ClassLoader expected) throws Exception {
        assertThat(serializer.getClass().getClassLoader()).isSameAs(expected);
        for (Object value : List.of("text", new java.util.Date(7), new java.sql.Timestamp(8), new int[] {1, 2})) {
            assertThat(roundTrip(core, serializer, value)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgpack", "yaml"})
    void S10_allInOnePlace_whateverTheContextClassLoader_works(String id) throws Exception {
        URLClassLoader all = loader(withJackson(CORE, ARTIFACT));

        assertWorks(all, serializer(all, all, id), all);
        assertWorks(all, serializer(all, null, id), all);
        assertWorks(all, serializer(all, ClassLoader.getPlatformClassLoader(), id), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgpack", "yaml"})
    void S10_coreInTheServerAndArtifactInTheApplication_worksThoughItSeesTheApiAlone(String id) throws Exception {
        URLClassLoader server = loader(CORE);
        URLClassLoader application = loader(new OnlyApi(server), withJackson(ARTIFACT));

        assertWorks(server, serializer(server, application, id), application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgpack", "yaml"})
    void S10_bothInTheServer_worksThoughTheApplicationDoesNotSeeTheProvider(String id) throws Exception {
        URLClassLoader server = loader(withJackson(CORE, ARTIFACT));
        URLClassLoader application = loader(new OnlyApi(server));

        assertWorks(server, serializer(server, application, id), server);
    }

    @Test
    void S10_artifactInBothAndVisible_isTheServersOnce() throws Exception {
        URLClassLoader server = loader(withJackson(CORE, ARTIFACT));
        URLClassLoader application = loader(server, withJackson(ARTIFACT));

        assertWorks(server, serializer(server, application, "msgpack"), server);
    }

    @Test
    void S10_artifactInBothAndHidden_isTheApplicationsWithItsJackson() throws Exception {
        URLClassLoader server = loader(CORE, ARTIFACT);
        URLClassLoader application = loader(new OnlyApi(server), withJackson(ARTIFACT));

        assertWorks(server, serializer(server, application, "msgpack"), application);
    }

    @Test
    void S10_applicationWithACopyOfAll_isNoHindrance() throws Exception {
        URLClassLoader server = loader(withJackson(CORE, ARTIFACT));
        URLClassLoader application = loader(withJackson(CORE, ARTIFACT));

        assertWorks(server, serializer(server, application, "msgpack"), server);
    }

    @Test
    void S10_artifactOfAnotherCopyOfTheCore_isNamedAsWhatCannotBeUsed() {
        URLClassLoader server = loader(CORE);
        URLClassLoader application = loader(withJackson(CORE, ARTIFACT));

        assertThatThrownBy(() -> serializer(server, application, "msgpack"))
                .hasMessageStartingWith("serializer msgpack needs what is not on the class path: add"
                        + " io.github.cdirediscache:cdi-redis-cache-jackson; what is there can't be used: ")
                .hasMessageContaining("JacksonSerializers not a subtype");
    }

    @Test
    void S10_serverThatLacksJackson_saysSoForTheSerializerAlone() throws Exception {
        URLClassLoader bare = loader(CORE, ARTIFACT);
        URLClassLoader withoutYaml = loader(CORE, ARTIFACT, JACKSON[0], JACKSON[1], JACKSON[2], JACKSON[3], JACKSON[4]);

        assertThat(serializer(bare, bare, "binary")).isNotNull();
        assertThatThrownBy(() -> serializer(bare, bare, "msgpack"))
                .hasMessageContaining("serializer msgpack (io.github.cdirediscache.internal.jackson.JacksonSerializers)"
                        + " lacks a library, or has it in a version that does not fit: java.lang.NoClassDefFoundError:"
                        + " com/fasterxml/jackson/");
        assertThatThrownBy(() -> serializer(withoutYaml, withoutYaml, "yaml"))
                .hasMessageContaining("java.lang.NoClassDefFoundError: com/fasterxml/jackson/dataformat/yaml/");
        assertThat(serializer(withoutYaml, withoutYaml, "msgpack")).isNotNull();
    }
}
