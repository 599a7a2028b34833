package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made from the declaration of an option. */
class DeclarationTest {

    private static final List<Class<?>> GROUPS = List.of(
            TopologyConfig.class,
            SentinelConfig.class,
            ConnectionConfig.class,
            TlsConfig.class,
            PoolConfig.class,
            CacheConfig.class,
            ExpiryConfig.class,
            LoadConfig.class,
            FormatConfig.class,
            FailureConfig.class);

    /** What one option more has to say, and all of it. */
    private static final Option<Integer> EXAMPLE = Option.of("example-option", Types.INTEGER)
            .byDefault(3)
            .within(Range.atLeast(1))
            .alsoCalled("sample-option")
            .meaning("What it does.");

    static Stream<Option<?>> options() {
        return Options.all().stream();
    }

    static Stream<Option<?>> secrets() {
        return options().filter(Option::isSecret);
    }

    private static CacheConfigBuilder builder() {
        return CacheConfig.builder("stories").locations("localhost");
    }

    @Test
    void constants_ofTheGroups_areAllListed() throws IllegalAccessException {
        List<Option<?>> declared = new ArrayList<>();
        for (Class<?> group : GROUPS) {
            for (Field field : group.getDeclaredFields()) {
                if (field.getType() == Option.class) {
                    declared.add((Option<?>) field.get(null));
                }
            }
        }
        assertThat(declared).isSubsetOf(Options.REFERENCE).doesNotHaveDuplicates();
        assertThat(Options.REFERENCE).containsAll(declared).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("options")
    void option_hasAMeaningATypeAndADefaultInTheReference(Option<?> option) {
        assertThat(option.meaning()).endsWith(".").hasSizeGreaterThan(10).doesNotContain("\n");
        assertThat(option.typeText()).isNotBlank().doesNotContain("|");
        assertThat(option.defaultText()).isNotBlank().doesNotContain("|");
    }

    @ParameterizedTest
    @MethodSource("options")
    void option_isFoundByItsName(Option<?> option) {
        assertThat(Options.named(option.name())).containsSame(option);
    }

    @ParameterizedTest
    @MethodSource("options")
    void defaultValue_isWithinTheRange(Option<?> option) {
        assertDefaultIsFine(option);
    }

    private static <T> void assertDefaultIsFine(Option<T> option) {
        option.defaultValue().ifPresent(value -> {
            assertThat(option.problem(value)).isNull();
            if (option.defaultText().startsWith("`")) {
                assertThat(option.parse(option.defaultText().replace("`", ""))).isEqualTo(value);
            }
        });
    }

    @Test
    void otherNames_areNoOptionsAndBelongToOneEach() {
        List<String> others =
                options().flatMap(option -> option.otherNames().stream()).toList();
        assertThat(others).doesNotHaveDuplicates().contains("ttl");
        assertThat(others.stream().filter(name -> Options.named(name).isPresent()))
                .isEmpty();
    }

    @Test
    void secrets_areAllThatMayHoldAPassword() {
        assertThat(secrets().map(Option::name))
                .containsExactlyInAnyOrder(
                        "locations",
                        "master",
                        "sentinel.password",
                        "sentinel.tls.trust-store-password",
                        "sentinel.tls.key-store-password",
                        "password",
                        "tls.trust-store-password",
                        "tls.key-store-password");
        assertThat(options().map(Option::name).filter(name -> name.contains("password")))
                .isSubsetOf(secrets().map(Option::name).toList());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void S05_secret_isMaskedWhereverItIsShown(Option<?> option) {
        String secret = "redis://bob:hunter2@host";
        assertThat(option.shown(secret)).contains("***").doesNotContain("hunter2", "bob");
        assertThat(option.shown("redis://bob:hunt er2@host:x,")).isEqualTo("***");
        CacheConfigBuilder builder = builder().set(option.name(), secret);
        assertThat(withAllThatIsNeeded(builder, option).toString()).doesNotContain("hunter2");
    }

    private static CacheConfig withAllThatIsNeeded(CacheConfigBuilder builder, Option<?> option) {
        return switch (option.name()) {
            case "master" ->
                builder.topology(TopologyKind.REPLICATED)
                        .locations("host", "other")
                        .build();
            case "sentinel.password" ->
                builder.topology(TopologyKind.SENTINEL).sentinelMaster("m").build();
            case "sentinel.tls.trust-store-password", "sentinel.tls.key-store-password" ->
                builder.topology(TopologyKind.SENTINEL)
                        .sentinelMaster("m")
                        .locations("rediss://host")
                        .set(option.name().replace("-password", ""), "a.p12")
                        .build();
            case "tls.trust-store-password" ->
                builder.locations("rediss://host")
                        .set("tls.trust-store", "a.p12")
                        .build();
            case "tls.key-store-password" ->
                builder.locations("rediss://host").set("tls.key-store", "a.p12").build();
            default -> builder.build();
        };
    }

    @Test
    void S05_optionThatOnlyASerializerKnows_isTakenForASecret() {
        CacheConfig config = builder().serializerOption("token", "hunter2").build();
        assertThat(config.format().serializerOptions()).isEqualTo(Map.of("token", "hunter2"));
        assertThat(config.toString()).contains("serializer.token=***").doesNotContain("hunter2");
    }

    @Test
    void locations_withoutASecret_areShownAsTheyAreWritten() {
        assertThat(TopologyConfig.LOCATIONS.shown("north = redis://host/1|b , /c.sock"))
                .isEqualTo("north = redis://host/1|b , /c.sock");
        assertThat(TopologyConfig.LOCATIONS.shown("redis://bob:a%40b@host/1, c"))
                .isEqualTo("redis://***@host/1, c");
    }

    @Test
    void setters_standBesideTheirOptions_oneForEach() {
        for (Class<?> group : GROUPS) {
            Class<?> setters = Stream.of(group.getDeclaredClasses())
                    .filter(nested -> nested.getSimpleName().equals("Setters"))
                    .findAny()
                    .orElseThrow();
            List<String> names = Stream.of(setters.getDeclaredMethods())
                    .map(Method::getName)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(setters).isAssignableFrom(CacheConfigBuilder.class);
            groupOf(group).options().stream()
                    .filter(option -> option.inheritance() != Option.Inheritance.WITH_SERIALIZER)
                    .forEach(option -> assertThat(names).contains(option.name().replaceAll("[.-]", "")));
        }
    }

    private static OptionGroup groupOf(Class<?> group) {
        return Options.GROUPS.get(GROUPS.indexOf(group));
    }

    @Test
    void example_needsNothingButItsDeclaration() {
        OptionValues values = OptionValues.none().with(EXAMPLE, EXAMPLE.parse(" 7 "));
        assertThat(values.get(EXAMPLE)).isEqualTo(7);
        assertThat(values).hasToString("{example-option=7}");
        assertThat(OptionValues.none().get(EXAMPLE)).isEqualTo(3);
        assertThat(EXAMPLE.typeText()).isEqualTo("int, 1 or more");
        assertThat(EXAMPLE.defaultText()).isEqualTo("`3`");
        assertThat(OptionGroup.of(EXAMPLE).violations(values.with(EXAMPLE, 0)))
                .extracting(Violations::found)
                .isEqualTo(List.of(new Violation("example-option", "must be 1 or more, was 0")));
        assertThat(builder().set(EXAMPLE, 9).build().values().get(EXAMPLE)).isEqualTo(9);
    }

    @Test
    void set_byNameAndText_isAsBySetter() {
        assertThat(builder()
                        .set("pool.max-wait", "2s")
                        .set("serializer.own", "x")
                        .build())
                .isEqualTo(builder()
                        .poolMaxWait(Duration.ofSeconds(2))
                        .serializerOption("own", "x")
                        .build());
    }

    @Test
    void S47_set_unknownOption_isAnErrorWithSuggestion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().set("timout", "1s"))
                .withMessage("there is no option \"timout\"; did you mean timeout?");
    }

    @Test
    void S47_set_badText_isAnErrorOfItsOption() {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> builder().set("timeout", "soon"))
                .withMessageStartingWith("timeout \"soon\" is not a duration; write")
                .satisfies(e ->
                        assertThat(e.violations()).extracting(Violation::option).containsExactly("timeout"));
    }

    @Test
    void set_null_isAnErrorThatNamesTheOption() {
        assertThatNullPointerException()
                .isThrownBy(() -> builder().password(null))
                .withMessage("password");
    }

    @Test
    void S47_build_rulesOfOneGroup_doNotHideThoseOfAnother() {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> CacheConfig.builder("stories")
                        .locations("a", "b")
                        .clientName(" ")
                        .tlsKeyStorePassword("hunter2")
                        .version(-1)
                        .build())
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::option)
                        .containsExactly("locations", "client-name", "tls.key-store-password", "version"));
    }

    @Test
    void reset_ofAnOption_givesItsDefaultAgain() {
        assertThat(builder()
                        .timeout(Duration.ofHours(1))
                        .reset(ExpiryConfig.TIMEOUT)
                        .build())
                .isEqualTo(builder().build());
    }

    @Test
    void equals_ofADefaultThatIsSet_isAsIfItWereNotSet() {
        CacheConfig config = builder().build();
        assertThat(builder()
                        .version(1)
                        .keyPrefix("stories")
                        .nullTimeout(Duration.ofMinutes(5))
                        .build())
                .isEqualTo(config)
                .hasSameHashCodeAs(config);
        assertThat(config.values().changed()).containsExactly(TopologyConfig.LOCATIONS);
    }

    @Test
    void serializerOption_thatIsAboutSerializers_isAnError() {
        for (String option : List.of("accepts", "verify", "", " ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().serializerOption(option, "x"))
                    .withMessage("\"" + option + "\" is not an option that a serializer can have");
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1000,1KB", "1024,1024", "16000000,16MB", "2000000000,2GB", "2147483647,2147483647"})
    void size_isWrittenAsItIsRead(int bytes, String text) {
        assertThat(Sizes.format(bytes)).isEqualTo(text);
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }
}
