package io.github.cdirediscache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.Options;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords are written in many places of locations, right and wrong: none of them is ever shown. */
class SecretLocationsTest {

    private static final String PART = "Hunter2Secret";

    /** Everything that is said of a text as each of the options that hold locations, by each API. */
    private static String said(String text) {
        List<String> said = new ArrayList<>();
        Stream.of("locations", "master", "weights").forEach(option -> {
            said.add(outcome(() -> builder("sharded").set(option, text).build()));
            said.add(outcome(() -> builder("single").set(option, text).build()));
            said.add(outcome(() -> CacheConfig.builder("c").set(option, text).build()));
            CacheConfigs.read(
                    List.of("redis-cache.c." + option, "redis-cache.d.timeout"),
                    key -> Optional.ofNullable(
                            Map.of("redis-cache.c." + option, text, "redis-cache.d.locations", "host")
                                    .get(key)),
                    Set.of("c"),
                    said::add);
        });
        said.add(outcome(() -> CacheConfig.builder("c").locations(text).build()));
        said.add(outcome(() -> builder("sentinel").locations(text).build()));
        said.add(
                outcome(() -> builder("replicated").locations(text).master(text).build()));
        said.add(outcome(() -> builder("cluster").locations(text, text).build()));
        said.add(outcome(() -> CacheConfig.builder("c")
                .locations(text)
                .build()
                .connection()
                .topology()
                .shards()));
        said.add(outcome(() -> Location.parse(text)));
        said.add(outcome(() -> Location.tcp(text, 6379)));
        said.add(outcome(() -> Options.named("locations").orElseThrow().shown(text)));
        said.add(outcome(() -> Options.named("master").orElseThrow().shown(text)));
        return String.join("\n", said);
    }

    private static CacheConfigBuilder builder(String topology) {
        return CacheConfig.builder("c").locations("a:1", "b:2").set("topology", topology);
    }

    /** What a value shows, or its failure with all causes. */
    private static String outcome(Supplier<Object> code) {
        try {
            return String.valueOf(code.get());
        } catch (IllegalArgumentException failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            return trace.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.example.net:6380,password=%s=,ssl=True,abortConnect=False",
                "c.example.net:6380,password=%s,ssl=True,abortConnect=False",
                "c.example.net:6380, Password = %s , user=bob",
                "password=%s,c.example.net:6380",
                "c.example.net:6380,pwd=%s",
                "c.example.net:6380,ssl=True,accessKey=%s",
                "host;password=%s",
                "host?password=a@%s",
                "host?password=%s@b",
                "host:6379?password=%s",
                "host password=%s",
                "host=h port=6379 password=%s",
                "north=%s@host",
                "north=bob:%s@host:6379",
                "north=host:6379|%s@other",
                "north=redis://:%s@host:99999",
                "Server=c.example.net,6380;User Id=bob;Password=%s;Encrypt=True",
                "Server=tcp:c.example.net;Password=\"%s\"",
                "{\"host\":\"h\",\"password\":\"%s\"}",
                "{\"host\": \"h\", \"auth\": {\"token\": \"%s\"}}",
                "[\"redis://:%s@h:1\"]",
                "bob:%s@host",
                "%s@host:6379",
                "//bob:%s@host:6379",
                "/bob:%s@host:6379",
                "://:%s@host",
                "redis//:%s@host",
                "redis:/:%s@host:6379",
                "redis:bob:%s@host",
                "redis-sentinel://%s@h1:26379,h2:26379/0#mymaster",
                "redis-socket://%s@/run/redis.sock",
                "valkey://:%s@host:6379",
                "http://bob:%s@host",
                "jdbc:redis://host;password=%s",
                "redis://:%s@%s@host:6379",
                "redis://:a@%s@host",
                "redis://:a@%s@",
                "redis://:a#%s@host",
                "redis://:a?%s@host",
                "redis://:a/%s@host",
                "redis://:%s/b@host",
                "redis://bob:%s",
                "redis://bob:%s:6379",
                "redis://:%s",
                "redis://%s:host:6379",
                "redis://host:6379?password=%s",
                "redis://host:6379/0?password=%s#x",
                "redis://host:6379/%s",
                "redis://host:%s",
                "redis://:%%%s@host",
                "redis://:a,%s@host",
                "redis://:%s,b@host:6379",
                "redis://:a|%s@host",
                "rediss://:%s@host:6380,password=%s",
                "/run/redis.sock?password=%s",
                "/run/redis.sock;password=%s",
                "/run/redis.sock,password=%s",
                "/run/redis.sock#%s",
                "bob:%s@/run/redis.sock",
                "unix://bob:%s@host/run/redis.sock",
                "unix:///run/redis.sock?db=1&password=%s",
                "unix:///run/redis.sock;password=%s",
                "unix:///bob:%s@/run/redis.sock",
                "unix://:a/%s@/run/redis.sock",
                "embedded:%s",
                "redis://:%s@host=2",
                "password=%s=2",
            })
    void S02_aSecretInWhatIsNoLocation_isNeverShown(String text) {
        assertThat(said(text.replace("%s", PART).replace("%%", "%"))).doesNotContainIgnoringCase(PART);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.example.net:6380,password=S3cret=,ssl=True,abortConnect=False |"
                        + " rediss://:<password>@c.example.net:6380 instead",
                "c.example.net:6380,password=S3cret,abortConnect=False | redis://:<password>@c.example.net:6380 instead",
                "c.example.net,password=S3cret,ssl=true,user=bob,defaultDatabase=3 |"
                        + " rediss://<user>:<password>@c.example.net:<port>/3 instead",
                "Server=c.example.net,6380;Password=S3cret;Encrypt=True | rediss://:<password>@c.example.net:6380 instead",
                "localhost;password=S3cret | redis://:<password>@<host>:<port> instead",
                "password=S3cret | redis://:<password>@<host>:<port> instead",
            })
    void S02_aConnectionStringOfAnotherClient_isRecognized(String text, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheConfig.builder("c").set("locations", text))
                .withMessageContaining("write " + instead)
                .withMessageNotContaining("S3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageContaining("write " + instead);
    }

    /** Shards may be called like settings, if it is clear that they are shards. */
    @ParameterizedTest
    @ValueSource(strings = {"auth=a:6379,token=b:6379", "tls=rediss://a:6379,plain=b", "users=a,names=b"})
    void S15_shardsCalledLikeSettings_areShards(String text) {
        assertThat(CacheConfig.builder("c")
                        .set("locations", text)
                        .set("topology", "sharded")
                        .build()
                        .connection()
                        .locations())
                .hasSize(2);
    }

    /** One or two slips in a location that was right. Where that makes the password a host or a path, it looks like one. */
    @Property(tries = 400)
    void S02_aSlip_showsNoSecret(@ForAll("slips") String text) {
        Assume.that(!looksLikeAnAddress(text));
        assertThat(said(text)).doesNotContainIgnoringCase(PART);
    }

    private static boolean looksLikeAnAddress(String text) {
        try {
            return CacheConfig.builder("c")
                    .set("locations", text)
                    .set("topology", "sharded")
                    .build()
                    .connection()
                    .topology()
                    .shards()
                    .toString()
                    .toLowerCase()
                    .contains(PART.toLowerCase());
        } catch (IllegalArgumentException isNone) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> slips() {
        Arbitrary<String> right = Arbitraries.of(
                "redis://bob:%s@c.example.net:6379/1",
                "redis://:%s@c.example.net",
                "rediss://:%s@10.0.0.1:6380,rediss://:%s@10.0.0.2:6380",
                "north=redis://bob:%s@a:6379|redis://bob:%s@b:6379,south=redis://:%s@[::1]:6379",
                "unix://bob:%s@/run/redis.sock?db=1",
                "c.example.net:6380,password=%s,ssl=True");
        Arbitrary<String> around = Arbitraries.of("", "@", "/", "#", "?", ":", ";", "=", "%", ",", "|", " ", "%40");
        Arbitrary<String> inserted =
                Arbitraries.of("", "", "@", "/", "#", "?", ":", ";", "=", ",", "|", " ", "\n", "x", "6", "&", "\"");
        return right.flatMap(text -> around.flatMap(mark -> Arbitraries.integers()
                .between(0, text.length() - 1)
                .flatMap(at -> Arbitraries.integers()
                        .between(0, 2)
                        .flatMap(length -> inserted.map(
                                more -> slip(text, at, length, more).replace("%s", PART + mark + PART))))));
    }

    /** Leaves characters out, and puts others in their place; never within the placeholder of the password. */
    private static String slip(String text, int at, int length, String more) {
        String head = text.substring(0, at);
        String gone = text.substring(at, Math.min(text.length(), at + length));
        boolean isPlaceholder = gone.contains("%") || gone.contains("s") || head.endsWith("%");
        return isPlaceholder ? text : head + more + text.substring(at + gone.length());
    }
}
