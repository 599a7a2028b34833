package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.config.Location.Kind;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:6379, localhost, 6379",
        "localhost, localhost, 6379",
        "' redis.example.com:7000 ', redis.example.com, 7000",
        "redis_1:6379, redis_1, 6379",
        "REDIS.Example.COM:1, redis.example.com, 1",
        "example.com.:65535, example.com., 65535",
        "10.0.0.1:6380, 10.0.0.1, 6380",
        "[::1]:6379, ::1, 6379",
        "[::1], ::1, 6379",
        "[2001:DB8::1]:7000, 2001:db8::1, 7000",
        "[::ffff:10.0.0.1], ::ffff:10.0.0.1, 6379",
        "redis://host, host, 6379",
        "redis://host/, host, 6379",
        "redis://[::1]:7000, ::1, 7000",
        "REDIS://host:7000, host, 7000",
    })
    void S01_parse_hostAndPort_isTcp(String text, String host, int port) {
        assertThat(Location.parse(text)).isEqualTo(Location.tcp(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/redis.sock", " /var/run/redis.sock\n", "unix:///var/run/redis.sock"})
    void S01_parse_path_isUnixSocket(String text) {
        assertThat(Location.parse(text)).isEqualTo(Location.unix("/var/run/redis.sock"));
    }

    @Test
    void S01_parse_plainPath_isTakenAsItIs() {
        assertThat(Location.parse("/tmp/a b%41/ü.sock")).isEqualTo(Location.unix("/tmp/a b%41/ü.sock"));
    }

    @Test
    void parse_embedded_isEmbedded() {
        assertThat(Location.parse(" embedded: ")).isEqualTo(Location.embedded());
    }

    @Test
    void S01_parseList_blanksAroundItems_areTrimmed() {
        assertThat(LocationParser.parseList(" a , b:7000,/c.sock "))
                .containsExactly(Location.tcp("a", 6379), Location.tcp("b", 7000), Location.unix("/c.sock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "a,", ",a", "a,,b", "a, ,b"})
    void S01_parseList_emptyItem_isAnError(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocationParser.parseList(text))
                .withMessageContaining(" is empty");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "redis://host:7000/3, host, 7000, false, 3, -, -",
                "rediss://host, host, 6379, true, -, -, -",
                "RedisS://host/0, host, 6379, true, 0, -, -",
                "redis://bob:secret@host:7000/3, host, 7000, false, 3, bob, secret",
                "redis://bob@host, host, 6379, false, -, bob, -",
                "redis://:secret@host, host, 6379, false, -, -, secret",
                "redis://bob:a:b@host, host, 6379, false, -, bob, a:b",
                "redis://b%40b:s%2Fe%3Ac%25r%3fe%23t@host, host, 6379, false, -, b@b, s/e:c%r?e#t",
                "redis://:%C3%BC%F0%9F%98%80@host, host, 6379, false, -, -, ü😀",
                "redis://:a+b!$&'()*;=._~-@host, host, 6379, false, -, -, a+b!$&'()*;=._~-",
                "rediss://bob:secret@[::1]:7000/15, ::1, 7000, true, 15, bob, secret",
            })
    void S02_parse_url_hasItsParts(
            String text,
            String host,
            int port,
            boolean tls,
            @Nullable Integer database,
            @Nullable String username,
            @Nullable String password) {
        OptionalInt expected = database == null ? OptionalInt.empty() : OptionalInt.of(database);
        assertThat(Location.parse(text))
                .isEqualTo(new Location(Kind.TCP, host, port, null, tls, expected, username, password));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "unix:///a/b.sock, /a/b.sock, -, -, -",
                "UNIX:///a/b.sock?db=3, /a/b.sock, 3, -, -",
                "unix://bob:secret@/a/b.sock?db=0, /a/b.sock, 0, bob, secret",
                "unix://:secret@/a.sock, /a.sock, -, -, secret",
                "unix://bob@/a.sock, /a.sock, -, bob, -",
                "unix:///a%20b/%C3%BC%3F.sock, /a b/ü?.sock, -, -, -",
                "unix:///a%40b:c.sock, /a@b:c.sock, -, -, -",
            })
    void S02_parse_unixUrl_hasItsParts(
            String text,
            String path,
            @Nullable Integer database,
            @Nullable String username,
            @Nullable String password) {
        OptionalInt expected = database == null ? OptionalInt.empty() : OptionalInt.of(database);
        assertThat(Location.parse(text))
                .isEqualTo(new Location(Kind.UNIX, "", 0, path, false, expected, username, password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | it is empty",
                "'host name'                | the host must be",
                "6379                       | the host must be",
                "10.0.0.300                 | the host must be",
                "1.2.3                      | the host must be",
                "-host                      | the host must be",
                "a..b                       | the host must be",
                "hüst                       | the host must be",
                "::1                        | the host must be",
                "a:b:c                      | the host must be",
                "[a]:1                      | the host must be",
                "[::1                       | the host must be",
                "[::g]:1                    | the host must be",
                "[1:2:3:4:5:6:7:8:9]        | the host must be",
                "[fe80::1%eth0]             | the host must be",
                "[::1]6379                  | after the ] only a port may come",
                ":6379                      | it has no host",
                "redis://                   | it has no host",
                "redis:///1                 | it has no host",
                "redis://:6379              | it has no host",
                "redis://bob@:6379          | it has no host",
                "host:                      | the port must be",
                "host:0                     | the port must be",
                "host:65536                 | the port must be",
                "host:-1                    | the port must be",
                "host:+1                    | the port must be",
                "host:1.5                   | the port must be",
                "host:٣                     | the port must be",
                "host:99999999999           | the port must be",
                "host:6379/1                | the port must be",
                "bob:secret@host            | with a user or password it must begin with redis://",
                "http://host                | a URL must begin with redis://",
                "redis:host                 | the port must be",
                "redis://host/a             | its database must be a number",
                "redis://host/-1            | its database must be a number",
                "redis://host/1/2           | its database must be a number",
                "redis://host/9999999999    | its database must be a number",
                "redis://host?db=1          | it must not have a query",
                "redis://host/1?timeout=1s  | it must not have a query",
                "redis://host/1#x           | it must not have a fragment",
                "redis://@host              | there is no user or password before the @",
                "redis://bob:@host          | its password is empty",
                "redis://:@host             | its password is empty",
                "redis://:a%@host           | without two hexadecimal digits",
                "redis://:a%4@host          | without two hexadecimal digits",
                "redis://:a%zz@host         | without two hexadecimal digits",
                "redis://:a%４0@host        | without two hexadecimal digits",
                "redis://:%ff@host          | is not UTF-8",
                "redis://:%c3@host          | is not UTF-8",
                "redis://:a@b@host          | has to be percent-encoded",
                "redis://:a b@host          | has to be percent-encoded",
                "redis://:ü@host            | has to be percent-encoded",
                "redis://:a[b@host          | has to be percent-encoded",
                "redis://:a/b@host          | a / before the @ has to be percent-encoded",
                "unix://host/a.sock         | a unix socket has no host",
                "unix://bob:secret@host/a   | a unix socket has no host",
                "unix://a.sock              | it has no path",
                "unix://@/a.sock            | there is no user or password before the @",
                "unix:///                   | the path of a unix socket must",
                "unix:///a/                 | the path of a unix socket must",
                "unix:///a%00               | the path of a unix socket must",
                "unix:///a b                | its path holds a character that has to be percent-encoded",
                "unix://:a@/b@/c.sock       | its path holds a character that has to be percent-encoded",
                "unix:///a.sock?            | its query must be db=",
                "unix:///a.sock?database=1  | its query must be db=",
                "unix:///a.sock?db=         | its database must be a number",
                "unix:///a.sock?db=x        | its database must be a number",
                "unix:///a.sock?db=1&a=b    | its database must be a number",
                "unix:///a.sock#x           | it must not have a fragment",
                "/                          | the path of a unix socket must",
                "/a/                        | the path of a unix socket must",
                "/a.sock?db=1               | a path has no query",
                "embedded:x                 | the port must be",
            })
    void S02_parse_noLocation_isAnErrorThatSaysWhy(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageContaining(" is not a location: ")
                .withMessageContaining(rule)
                .withMessageContaining("; write e.g. localhost:6379");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:99999                     | host:99999",
                "[::1]:0                        | [::1]:0",
                "redis://bob:secret@host:99999/1 | redis://***@host:99999/1",
                "rediss://bob@[::1]:0           | rediss://***@[::1]:0",
            })
    void S02_parse_noLocation_isShownIfItIsHostAndPort(String text, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageStartingWith("\"" + shown + "\" is not a location: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host:port",
                "host name",
                "redis://bob:secret@host?a=b",
                "redis://:sec@ret@host:0",
                "redis://:sec/ret@host:1",
                "redis://:sec?ret@host:1",
                "redis://bob:secret",
                "redis://:12345",
                "bob:secret@host:1",
                "unix:///a.sock?password=secret",
                "hunter://2@host:1",
                "/a.sock?password=secret",
            })
    void S02_parse_noLocationWithMoreThanHostAndPort_isNotShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageStartingWith(
                        "what is written (not shown, since it may hold a password) is not a location: ");
    }

    @Test
    void S02_parseList_commaInPassword_isShownAsNumberAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocationParser.parseList("redis://bob:12,s!cret,s!cret@host"))
                .withMessageStartingWith("item 2 of 3 ")
                .withMessageNotContaining("cret");
    }

    @Test
    void toString_withCredentials_isDisplayAlone() {
        Location location = Location.parse("redis://bob:secret@host:7000/3");
        assertThat(location).hasToString("host:7000");
        assertThat(location.display()).isEqualTo("host:7000");
    }

    @Test
    void display_eachKind_canBeReadBack() {
        assertThat(Location.tcp("::1", 7000).display()).isEqualTo("[::1]:7000");
        assertThat(Location.unix("/a.sock").display()).isEqualTo("/a.sock");
        assertThat(Location.embedded().display()).isEqualTo("embedded:");
    }

    @Test
    void constructor_partsThatDoNotGoTogether_isAnError() {
        OptionalInt none = OptionalInt.empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.tcp("host", 0))
                .withMessage("the port must be a number from 1 to 65535, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.tcp("", 1))
                .withMessageStartingWith("the host must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Location(Kind.UNIX, "", 0, "/a", true, none, null, null))
                .withMessage("a unix socket has no host, port or TLS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Location(Kind.UNIX, "", 0, null, false, none, null, null))
                .withMessage("the path of a unix socket must begin with / and name a file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Location(Kind.EMBEDDED, "", 1, null, false, none, null, null))
                .withMessage("an embedded server has nothing but a database");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Location(Kind.TCP, "a", 1, null, false, OptionalInt.of(-1), null, null))
                .withMessage("the database must be 0 or more, was -1");
    }
}
