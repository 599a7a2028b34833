package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.connection.Credentials;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.json.JsonSerializer;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RedisTest
class ApplicationBeansTest {

    @ApplicationScoped
    static class Mark {
        String mark() {
            return "marked ";
        }
    }

    /** Can't be created but by the container. */
    @Dependent
    public static class MarkSerializer implements Serializer {
        static final AtomicInteger ALIVE = new AtomicInteger();

        private final Mark mark;

        @Inject
        MarkSerializer(Mark mark) {
            this.mark = mark;
            ALIVE.incrementAndGet();
        }

        @PreDestroy
        void destroyed() {
            ALIVE.decrementAndGet();
        }

        @Override
        public String id() {
            return "mark";
        }

        @Override
        public void serialize(Object value, Type type, OutputStream out) throws IOException {
            out.write((mark.mark() + value).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Object deserialize(InputStream in, Type type) throws IOException {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .substring(mark.mark().length());
        }
    }

    @ApplicationScoped
    static class SqueezeCompressor implements Compressor {
        @Override
        public String id() {
            return "squeeze";
        }

        @Override
        public OutputStream compress(OutputStream out) {
            return new DeflaterOutputStream(out);
        }

        @Override
        public InputStream decompress(InputStream in) {
            return new InflaterInputStream(in);
        }
    }

    @ApplicationScoped
    static class BrokenSerializer extends MarkSerializer {
        @Inject
        BrokenSerializer(Mark mark) {
            super(mark);
        }

        BrokenSerializer() {
            super(new Mark());
        }

        @Override
        public String id() {
            throw new IllegalStateException("no id today");
        }
    }

    /** Has a {@code Jsonb} of its own for the cache; another one is for its pages. */
    @ApplicationScoped
    static class OwnJson {
        @Produces
        @ApplicationScoped
        Jsonb forPages() {
            return JsonbBuilder.create(new JsonbConfig().withPropertyVisibilityStrategy(new Nothing()));
        }

        @Produces
        @ApplicationScoped
        Serializer forTheCache() {
            JsonbConfig config = JsonSerializer.defaultConfig().withAdapters(new MoneyAdapter());
            return new JsonSerializer("own-json", JsonbBuilder.create(config));
        }
    }

    /** Shows nothing. */
    public static class Nothing implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(Field field) {
            return false;
        }

        @Override
        public boolean isVisible(Method method) {
            return false;
        }
    }

    /** Without a constructor that JSON-B could use. */
    public static final class Money {
        private final long cents;

        public Money(long cents) {
            this.cents = cents;
        }

        long cents() {
            return cents;
        }
    }

    /** A sum as its cents. */
    public static class MoneyAdapter implements JsonbAdapter<Money, Long> {
        @Override
        public Long adaptToJson(Money money) {
            return money.cents();
        }

        @Override
        public Money adaptFromJson(Long cents) {
            return new Money(cents);
        }
    }

    @Dependent
    static class Prices {
        @Inject
        @Named
        Cache<Money> words;
    }

    @Dependent
    static class Fields {
        @Inject
        @Named
        Cache<String> words;
    }

    private static TestApplication.Builder application(Class<?>... beans) {
        return TestApplication.of(beans).with("redis-cache.words.compressor.min-size", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark", "io.github.cdirediscache.extension.ApplicationBeansTest$MarkSerializer"})
    void serializer_isABean_isFoundByIdAndClassName(String name, RedisServer server) {
        try (TestApplication app = application(Fields.class, Mark.class, MarkSerializer.class)
                .with(server)
                .with("redis-cache.words.serializer", name)
                .start()) {
            Cache<String> words = app.get(Fields.class).words;
            words.put("a", "A");

            assertThat(words.get("a")).contains("A");
            assertThat(server.command("GET", "words:1:a")).endsWith("marked A");
            assertThat(MarkSerializer.ALIVE).hasValue(1);
        }
        assertThat(MarkSerializer.ALIVE).hasValue(0);
    }

    @Test
    void serializer_onAJsonbOfTheApplication_isUsedWhereItIsNamed(RedisServer server) {
        try (TestApplication app = application(Prices.class, OwnJson.class)
                .with(server)
                .with("redis-cache.words.serializer", "own-json")
                .start()) {
            Cache<Money> prices = app.get(Prices.class).words;
            prices.put("a", new Money(950));

            assertThat(prices.get("a").orElseThrow().cents()).isEqualTo(950);
            assertThat(server.command("GET", "words:1:a")).endsWith("950");
        }
    }

    @Test
    void serializer_jsonWithAJsonbBean_takesNoNoticeOfIt(RedisServer server) {
        try (TestApplication app =
                application(Fields.class, OwnJson.class).with(server).start()) {
            app.get(Fields.class).words.put("a", "A");

            assertThat(server.command("GET", "words:1:a")).contains("json").endsWith("\"A\"");
        }
    }

    @Test
    void accepts_bean_isReadButNotWritten(RedisServer server) {
        try (TestApplication app = application(Fields.class, Mark.class, MarkSerializer.class)
                .with(server)
                .with("redis-cache.words.serializer", "mark")
                .start()) {
            app.get(Fields.class).words.put("a", "A");
        }
        try (TestApplication app = application(Fields.class, Mark.class, MarkSerializer.class)
                .with(server)
                .with("redis-cache.words.serializer.accepts", MarkSerializer.class.getName())
                .start()) {
            Cache<String> words = app.get(Fields.class).words;
            words.put("b", "B");

            assertThat(words.get("a")).contains("A");
            assertThat(server.command("GET", "words:1:b")).doesNotContain("marked");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeeze", "io.github.cdirediscache.extension.ApplicationBeansTest$SqueezeCompressor"})
    void compressor_isABean_isFoundByIdAndClassName(String name, RedisServer server) {
        try (TestApplication app = application(Fields.class, SqueezeCompressor.class)
                .with(server)
                .with("redis-cache.words.compressor", name)
                .start()) {
            Cache<String> words = app.get(Fields.class).words;
            String text = "A".repeat(100);
            words.put("a", text);

            assertThat(words.get("a")).contains(text);
            assertThat(server.command("GET", "words:1:a")).contains("squeeze").doesNotContain(text);
        }
    }

    @Named("shout")
    @ApplicationScoped
    static class Shout implements KeyFunction {

        @Override
        public String apply(String key) {
            return key.toUpperCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shout", "io.github.cdirediscache.extension.ApplicationBeansTest$Shout"})
    void S46_keyFunction_isABean_isFoundByNameAndClassName(String name, RedisServer server) {
        try (TestApplication app = application(Fields.class, Shout.class)
                .with(server)
                .with("redis-cache.words.key-function", name)
                .start()) {
            Cache<String> words = app.get(Fields.class).words;
            words.put("a", "value");

            assertThat(words.get("a")).contains("value");
            assertThat(server.command("EXISTS", "words:1:A")).isEqualTo("1");
        }
    }

    /** Where an application has its secrets. */
    @ApplicationScoped
    static class Vault {
        String password() {
            return "s3cret of the vault";
        }
    }

    @Named("vault")
    @ApplicationScoped
    static class VaultCredentials implements CredentialsProvider {

        @Inject
        Vault vault;

        @Override
        public Credentials credentials(String location) {
            return new Credentials("app", vault.password());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault", "io.github.cdirediscache.extension.ApplicationBeansTest$VaultCredentials"})
    void S05_credentialsProvider_isABean_isFoundByNameAndClassName(String name) {
        try (RedisServer server = RedisServer.builder()
                        .password("owner")
                        .user("app", new Vault().password())
                        .start();
                TestApplication app = TestApplication.of(Fields.class, Vault.class, VaultCredentials.class)
                        .with("redis-cache.default.locations", server.location())
                        .with("redis-cache.default.credentials-provider", name)
                        .start()) {
            Cache<String> words = app.get(Fields.class).words;
            words.put("a", "A");

            assertThat(words.get("a")).contains("A");
            assertThat(server.command("CLIENT", "LIST")).contains(" user=app ");
        }
    }

    @Test
    void S47_credentialsProvider_unknown_isAProblem() {
        Throwable failure = application(Fields.class, Vault.class, VaultCredentials.class)
                .with("redis-cache.default.locations", "localhost")
                .with("redis-cache.default.credentials-provider", "wault")
                .failure();

        assertThat(failure).hasMessageContaining("credentials-provider: there is no class \"wault\"");
    }

    @Test
    void S47_unknownNames_withBeans_areListedWithWhatThereIs() {
        Throwable failure = application(Fields.class, Mark.class, MarkSerializer.class, SqueezeCompressor.class)
                .with("redis-cache.default.locations", "localhost")
                .with("redis-cache.words.serializer", "marc")
                .with("redis-cache.words.compressor", "sqeeze")
                .failure();

        assertThat(failure)
                .hasMessageContaining("serializer must be one of binary, json, mark")
                .hasMessageContaining("was marc")
                .hasMessageContaining("compressor must be one of bzip2, gzip, lz4, none, squeeze, zlib, zstd")
                .hasMessageContaining("was sqeeze");
    }

    @Test
    void S47_beanFails_isAProblem() {
        Throwable failure = application(Fields.class, Mark.class, BrokenSerializer.class)
                .with("redis-cache.default.locations", "localhost")
                .failure();

        assertThat(failure).hasMessageContaining("no id today").hasMessageContaining("redis-cache: 1 problem\n");
    }
}
