package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RedisTest
class NamedCachesTest {

    private static final List<Book> BOOKS = List.of(Book.of(1), Book.of(2));

    @Dependent
    static class Fields {
        @Inject
        @Named("shelves")
        Cache<List<Book>> shelves;

        @Inject
        @Named
        Cache<String> users;

        @Inject
        @Named("users")
        Cache<Long> numbersAmongUsers;
    }

    @Dependent
    static class Parameters {
        final Cache<List<Book>> ofConstructor;
        Cache<List<Book>> ofMethod;

        @Inject
        Parameters(@Named("shelves") Cache<List<Book>> shelves) {
            this.ofConstructor = shelves;
        }

        @Inject
        void setShelves(@Named("shelves") Cache<List<Book>> shelves) {
            this.ofMethod = shelves;
        }
    }

    @Dependent
    static class Lookups {
        @Inject
        @Named("shelves")
        Instance<Cache<List<Book>>> instance;

        @Inject
        @Named("shelves")
        Provider<Cache<List<Book>>> provider;

        @Inject
        Instance<Cache<List<Book>>> without;

        @Inject
        @Any
        Instance<Cache<List<Book>>> any;
    }

    @Dependent
    static class Plain {}

    @Test
    void S45_inject_severalCaches_eachHasItsValuesByNameAndType(RedisServer server) {
        try (TestApplication app = TestApplication.of(Fields.class).with(server).start()) {
            Fields fields = app.get(Fields.class);
            fields.shelves.put("a", BOOKS);
            fields.users.put("a", "Ann");
            fields.numbersAmongUsers.put("n", 41L);
            fields.numbersAmongUsers.increment("n", 1);

            assertThat(fields.shelves.get("a")).contains(BOOKS);
            assertThat(fields.shelves.get("a").orElseThrow().get(0)).isInstanceOf(Book.class);
            assertThat(fields.users.get("a")).contains("Ann");
            assertThat(fields.numbersAmongUsers.get("n")).contains(42L);
            assertThat(fields.shelves.name()).isEqualTo("shelves");
            assertThat(fields.users).hasToString("cache users of java.lang.String");
            assertThat(server.command("KEYS", "*").lines())
                    .containsExactlyInAnyOrder("shelves:1:a", "users:1:a", "users:1:n");
        }
    }

    @Test
    void inject_constructorAndInitializer_areGivenTheCache(RedisServer server) {
        try (TestApplication app =
                TestApplication.of(Parameters.class).with(server).start()) {
            Parameters parameters = app.get(Parameters.class);
            parameters.ofConstructor.put("a", BOOKS);

            assertThat(parameters.ofMethod.get("a")).contains(BOOKS);
        }
    }

    @Test
    void inject_instanceAndProvider_giveTheCacheOfTheRequiredType(RedisServer server) {
        try (TestApplication app =
                TestApplication.of(Lookups.class).with(server).start()) {
            Lookups lookups = app.get(Lookups.class);
            lookups.instance.get().put("a", BOOKS);

            assertThat(lookups.provider.get().get("a")).contains(BOOKS);
            assertThat(lookups.without.select(NamedLiteral.of("shelves")).get().get("a"))
                    .contains(BOOKS);
            assertThat(lookups.any.select(NamedLiteral.of("shelves")).get().get("a"))
                    .contains(BOOKS);
            assertThat(lookups.any.select(NamedLiteral.of("nobody")).isUnsatisfied())
                    .isTrue();
        }
    }

    @Test
    void select_cacheThatOnlyTheConfigurationNames_isThere(RedisServer server) {
        try (TestApplication app = TestApplication.of(Plain.class)
                .with(server)
                .with("redis-cache.shelves.timeout", "3m")
                .start()) {
            Cache<List<Book>> shelves = CDI.current()
                    .select(new TypeLiteral<Cache<List<Book>>>() {}, NamedLiteral.of("shelves"))
                    .get();
            shelves.put("a", BOOKS);

            assertThat(shelves.get("a")).contains(BOOKS);
            assertThat(Long.parseLong(server.command("PTTL", "shelves:1:a"))).isBetween(1L, 180_000L);
            assertThat(app.get(CacheManager.class)
                            .cache("shelves", new TypeRef<List<Book>>() {})
                            .get("a"))
                    .contains(BOOKS);
        }
    }

    @Test
    void manager_isInjectable_andKnowsAllCaches(RedisServer server) {
        try (TestApplication app = TestApplication.of(Fields.class)
                .with(server)
                .with("redis-cache.more.timeout", "3m")
                .start()) {
            assertThat(app.get(CacheManager.class).names()).containsExactly("default", "more", "shelves", "users");
            assertThat(app.get(CacheManager.class).servers())
                    .hasSize(4)
                    .allMatch(
                            status -> status.isAnswering() && status.location().equals(server.location()));
        }
    }

    @Test
    void elName_isThatOfTheCache_withTheTypeThatInjectionPointsAgreeOn(RedisServer server) {
        try (TestApplication app = TestApplication.of(Fields.class)
                .with(server)
                .with("redis-cache.more.timeout", "3m")
                .start()) {
            assertThat(byElName(app, "shelves"))
                    .hasToString("cache shelves of java.util.List<" + Book.class.getName() + ">");
            assertThat(byElName(app, "users")).hasToString("cache users of java.lang.Object");
            assertThat(byElName(app, "more")).hasToString("cache more of java.lang.Object");
        }
    }

    /** As an expression finds a bean. */
    private static Object byElName(TestApplication app, String name) {
        BeanManager beans = app.container().getBeanManager();
        Bean<?> bean = beans.resolve(beans.getBeans(name));
        return beans.getReference(bean, Object.class, beans.createCreationalContext(bean));
    }

    @Named("shelves")
    @ApplicationScoped
    static class BackingBean {}

    @Test
    void elName_takenByTheApplication_isLeftToIt(RedisServer server) {
        try (TestApplication app =
                TestApplication.of(Fields.class, BackingBean.class).with(server).start()) {
            assertThat(byElName(app, "shelves")).isInstanceOf(BackingBean.class);
            app.get(Fields.class).shelves.put("a", BOOKS);
        }
    }

    @ApplicationScoped
    static class OwnCaches {
        @Produces
        Cache<String> users(CacheManager caches) {
            return caches.cache("users", String.class);
        }
    }

    @Dependent
    static class WithoutName {
        @Inject
        Cache<String> users;
    }

    @Test
    void inject_applicationProducesItsOwnCache_isLeftToIt(RedisServer server) {
        try (TestApplication app = TestApplication.of(OwnCaches.class, WithoutName.class, Fields.class)
                .with(server)
                .start()) {
            app.get(WithoutName.class).users.put("a", "Ann");

            assertThat(app.get(Fields.class).users.get("a")).contains("Ann");
        }
    }

    @Test
    void withVersion_ofAnInjectedCache_isApart(RedisServer server) {
        try (TestApplication app = TestApplication.of(Fields.class).with(server).start()) {
            Cache<String> users = app.get(Fields.class).users;
            users.putAll(Map.of("a", "Ann"));
            users.withVersion(2).put("a", "Bea");

            assertThat(users.version()).isEqualTo(1);
            assertThat(users.get("a")).contains("Ann");
            assertThat(users.withVersion(2).version()).isEqualTo(2);
            assertThat(users.withVersion(2).get("a")).contains("Bea");
            assertThat(users.withVersion(2).withVersion(1).get("a")).contains("Ann");
        }
    }

    @Test
    void start_nothingUsesCaches_isSilentAndHasNoCache() {
        try (TestApplication app = TestApplication.of(Plain.class).start()) {
            assertThat(app.get(CacheManager.class).names()).isEmpty();
        }
    }
}
