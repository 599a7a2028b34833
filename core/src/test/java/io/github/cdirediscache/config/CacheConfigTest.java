package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Verify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheConfigTest {

    private static CacheConfigBuilder builder(String location) {
        return CacheConfig.builder("stories").locations(location);
    }

    @Test
    void S04_build_nothingSet_hasTheDefaults() {
        CacheConfig config = builder("host").build();
        assertThat(config.name()).isEqualTo("stories");
        assertThat(config.enabled()).isTrue();
        assertThat(config.keyPrefix()).isEqualTo("stories");
        assertThat(config.version()).isEqualTo(1);
        assertThat(config.keyFunction()).isNull();
        assertThat(config.expiry().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.expiry().jitter()).isZero();
        assertThat(config.expiry().nullValues()).isTrue();
        assertThat(config.expiry().nullTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.load().staleFor()).isZero();
        assertThat(config.load().staleOnError()).isTrue();
        assertThat(config.load().earlyRefresh()).isZero();
        assertThat(config.load().lease()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.load().loadWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.failure().onFailure()).isEqualTo(OnFailure.LOAD);
        assertThat(config.failure().breakerFailures()).isEqualTo(5);
        assertThat(config.failure().breakerOpenFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.failure().maxPendingInvalidations()).isEqualTo(10_000);
        assertThat(config.format().serializer()).isEqualTo("json");
        assertThat(config.format().accepts()).isEmpty();
        assertThat(config.format().serializerOptions()).isEmpty();
        assertThat(config.format().compressor()).isEqualTo("none");
        assertThat(config.format().compressorLevel()).isEqualTo(OptionalInt.empty());
        assertThat(config.format().compressorMinSize()).isEqualTo(1024);
        assertThat(config.format().maxValueSize()).isEqualTo(16_000_000);
        assertThat(config.format().verify()).isEqualTo(Verify.FIRST);
    }

    @Test
    void S04_build_onlyLocationSet_hasTheDefaultsOfAConnection() {
        ConnectionConfig connection = builder("host").build().connection();
        assertThat(connection.topology().kind()).isEqualTo(TopologyKind.SINGLE);
        assertThat(connection.topology().shards())
                .containsExactly(new ShardConfig("", 1, List.of(Location.parse("host:6379")), null));
        assertThat(connection.topology().readFrom()).isEqualTo(ReadFrom.MASTER);
        assertThat(connection.topology().sentinel()).isNull();
        assertThat(connection.database()).isZero();
        assertThat(connection.username()).isNull();
        assertThat(connection.password()).isNull();
        assertThat(connection.clientName()).isEqualTo("cdi-redis-cache");
        assertThat(connection.protocol()).isEqualTo(Protocol.RESP3);
        assertThat(connection.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(connection.socketTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(connection.socketFactory()).isNull();
        assertThat(connection.tls().trustStore()).isNull();
        assertThat(connection.tls().keyStore()).isNull();
        assertThat(connection.tls().verifyHostname()).isTrue();
        assertThat(connection.pool().maxConnections()).isEqualTo(16);
        assertThat(connection.pool().minIdle()).isZero();
        assertThat(connection.pool().maxWait()).isEqualTo(Duration.ofMillis(500));
        assertThat(connection.pool().provider()).isNull();
    }

    @Test
    void S04_build_badDatabase_isFoundAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("host").database(-1).build())
                .withMessage("database must be 0 or more, was -1");
    }

    @Test
    void S02_build_url_winsOverOptions() {
        ConnectionConfig connection = builder("redis://bob:secret@host/3")
                .database(1)
                .username("alice")
                .password("other")
                .build()
                .connection();
        assertThat(connection.database()).isEqualTo(3);
        assertThat(connection.username()).isEqualTo("bob");
        assertThat(connection.password()).isEqualTo("secret");
        assertThat(connection.locations()).containsExactly(Location.parse("host"));
    }

    @Test
    void S02_build_optionsFillWhatTheUrlLacks() {
        ConnectionConfig connection = builder("redis://bob@host")
                .database(1)
                .password("other")
                .build()
                .connection();
        assertThat(connection.database()).isEqualTo(1);
        assertThat(connection.username()).isEqualTo("bob");
        assertThat(connection.password()).isEqualTo("other");
    }

    @Test
    void S05_connection_sameServerSaidInTwoWays_isEqual() {
        assertThat(builder("redis://bob:secret@HOST:6379/3").build().connection())
                .isEqualTo(builder("host")
                        .database(3)
                        .username("bob")
                        .password("secret")
                        .build()
                        .connection());
    }

    @Test
    void S05_connection_anyDifference_isNotEqual() {
        ConnectionConfig connection =
                builder("redis://bob:secret@host/3").build().connection();
        assertThat(List.of(
                        "redis://bob:other@host/3",
                        "redis://:secret@host/3",
                        "redis://host/3",
                        "redis://bob:secret@host/4",
                        "redis://bob:secret@host:6380/3",
                        "redis://bob:secret@host2/3",
                        "rediss://bob:secret@host/3",
                        "unix://bob:secret@/host?db=3"))
                .extracting(location -> builder(location).build().connection())
                .doesNotContain(connection)
                .doesNotHaveDuplicates();
    }

    @Test
    void S05_toString_password_isMasked() {
        CacheConfig config = builder("redis://bob:hunter2@host").build();
        assertThat(config.toString()).contains("password=***").doesNotContain("hunter2");
        assertThat(builder("host").build()).hasToString("CacheConfig[name=stories, values={locations=host:6379}]");
    }

    @Test
    void S05_build_badSettingsBesideSecrets_doNotShowThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("redis://bob:hunter2@host")
                        .version(-1)
                        .clientName("a b")
                        .build())
                .withMessage(
                        "client-name must be printable ASCII without blanks, was \"a b\"; version must be 0 or more, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("redis://bob:hunter2@host:x"))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void S47_build_severalBadSettings_areAllNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheConfig.builder("a.b")
                        .keyPrefix("")
                        .poolMaxConnections(0)
                        .socketTimeout(Duration.ZERO)
                        .timeout(Duration.ofSeconds(-5))
                        .lease(Duration.ZERO)
                        .serializer("")
                        .breakerFailures(0)
                        .build())
                .withMessageMatching("(?s)name must be a letter .*, was \"a\\.b\"; locations must be set: .*;"
                        + " socket-timeout must be from 1ms to .*, was 0s;"
                        + " pool\\.max-connections must be 1 or more, was 0; key-prefix must not be empty;"
                        + " timeout must be from 1ms to 365000d, or forever, was -5s;"
                        + " lease must be from 1ms to 5m, was 0s; serializer must not be empty;"
                        + " breaker\\.failures must be 1 or more, was 0");
    }

    @Test
    void S01_build_twoLocations_isAnErrorThatSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CacheConfig.builder("stories").locations("a", "b").build())
                .withMessage("locations are 2 servers: choose a topology for them, with topology=replicated, sharded,"
                        + " sentinel or cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "stories", "a-b_C9"})
    void build_goodName_isTaken(String name) {
        assertThat(CacheConfig.builder(name).enabled(false).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "-a", "a.b", "a b", "ä", "a\n"})
    void build_badName_isAnError(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheConfig.builder(name).enabled(false).build())
                .withMessageStartingWith("name must be a letter and then up to 63 letters, digits, - or _, was ");
    }

    @Test
    void build_nameOf64Characters_isTheLongest() {
        assertThat(CacheConfig.builder("a".repeat(64)).enabled(false).build().name())
                .hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CacheConfig.builder("a".repeat(65)).enabled(false).build());
    }

    @Test
    void build_durationBeyondThousandYears_isAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("host")
                        .timeout(Duration.ofSeconds(Long.MAX_VALUE))
                        .build())
                .withMessageStartingWith("timeout must be from 1ms to 365000d, or forever, was PT");
    }

    @Test
    void toBuilder_ofEverythingChanged_givesTheSame() {
        CacheConfig config = builder("rediss://bob:secret@host:7000/3")
                .clientName("app")
                .protocol(Protocol.AUTO)
                .connectTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(3))
                .poolMaxConnections(4)
                .poolMinIdle(2)
                .poolMaxWait(Duration.ofSeconds(5))
                .keyPrefix("prefix")
                .version(7)
                .timeout(Duration.ofSeconds(8))
                .timeoutJitter(0.5)
                .nullValues(false)
                .nullTimeout(Duration.ofSeconds(9))
                .staleFor(Duration.ofSeconds(10))
                .staleOnError(false)
                .earlyRefresh(1)
                .lease(Duration.ofSeconds(11))
                .loadWait(Duration.ofSeconds(12))
                .serializer("binary")
                .serializerAccepts("json")
                .serializerOption("allow", "com.example")
                .compressor("zlib")
                .compressorLevel(9)
                .compressorMinSize(13)
                .maxValueSize(14)
                .onFailure(OnFailure.RAISE)
                .breakerFailures(15)
                .breakerOpenFor(Duration.ofSeconds(16))
                .invalidationsMaxPending(17)
                .build();
        assertThat(config.toBuilder().build()).isEqualTo(config);
        assertThat(config.toBuilder().enabled(false).build()).isNotEqualTo(config);
    }

    @Test
    void toBuilder_timeoutChanged_takesNullTimeoutAlongIfBothWereEqual() {
        CacheConfig changed =
                builder("host").build().toBuilder().timeout(Duration.ofHours(1)).build();
        assertThat(changed.expiry().nullTimeout()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void build_listsAndMaps_areCopies() {
        CacheConfigBuilder builder = builder("host").serializerOption("a", "1");
        CacheConfig config = builder.build();
        builder.serializerOption("b", "2");
        assertThat(config.format().serializerOptions()).containsOnlyKeys("a");
        List<String> accepts = new ArrayList<>(List.of("json"));
        CacheConfig accepting = builder.set(FormatConfig.ACCEPTS, accepts).build();
        accepts.clear();
        assertThat(accepting.format().accepts()).containsExactly("json");
    }
}
