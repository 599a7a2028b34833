package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.Location.Kind;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LocationPropertyTest {

    private static final String SECRET = "Hunter2Secret";

    @Property
    void S02_parse_encodedUrl_givesBackEveryPart(
            @ForAll("credentials") String user,
            @ForAll("credentials") String password,
            @ForAll("hosts") String host,
            @ForAll @IntRange(min = 1, max = 65535) int port,
            @ForAll @IntRange(max = 999_999_999) int database,
            @ForAll boolean tls) {
        String url = (tls ? "rediss" : "redis") + "://" + encoded(user) + ":" + encoded(password) + "@" + host + ":"
                + port + "/" + database;
        assertThat(Location.parse(url))
                .isEqualTo(new Location(
                        Kind.TCP,
                        host.replace("[", "").replace("]", ""),
                        port,
                        null,
                        tls,
                        OptionalInt.of(database),
                        user,
                        password));
    }

    @Property
    void S02_parse_encodedUnixUrl_givesBackEveryPart(
            @ForAll("credentials") String password, @ForAll("credentials") String file) {
        assertThat(Location.parse("unix://:" + encoded(password) + "@/" + encoded(file) + "?db=1"))
                .isEqualTo(new Location(Kind.UNIX, "", 0, "/" + file, false, OptionalInt.of(1), null, password));
    }

    @Property
    void parse_display_givesBackTheAddress(
            @ForAll("hosts") String host, @ForAll @IntRange(min = 1, max = 65535) int port) {
        Location location = Location.parse("redis://bob:" + SECRET + "@" + host + ":" + port + "/1");
        assertThat(Location.parse(location.display())).isEqualTo(location.address());
    }

    @Property
    void parse_anyText_isALocationOrAnIllegalArgument(@ForAll String text) {
        parseOrReject(text);
    }

    @Property(tries = 5000)
    void parse_likelyText_isALocationOrAnIllegalArgument(@ForAll("likely") String text) {
        parseOrReject(text);
    }

    /** The password stands where one stands; what is around it, and in what way the whole is wrong, is anything. */
    @Property(tries = 5000)
    void S02_parseList_textWithPassword_neverShowsIt(
            @ForAll("beginnings") String before, @ForAll("likely") String inside, @ForAll("likely") String after) {
        String text = before + ":" + SECRET + inside + SECRET + "@" + after;
        try {
            assertThat(LocationParser.parseList(text).toString()).doesNotContainIgnoringCase(SECRET);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).doesNotContainIgnoringCase(SECRET);
        }
    }

    private static void parseOrReject(String text) {
        try {
            assertThat(Location.parse(text).display()).isNotEmpty();
            assertThat(LocationParser.parseList(text)).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("write ");
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= 'a' && octet <= 'z' || octet >= '0' && octet <= '9' || octet == '~';
            encoded.append(plain ? String.valueOf((char) octet) : String.format("%%%02X", octet));
        }
        return encoded.toString();
    }

    @Provide
    Arbitrary<String> credentials() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(text -> !text.endsWith("/"));
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> label =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(10);
        return Arbitraries.oneOf(
                label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels)),
                Arbitraries.integers()
                        .between(0, 255)
                        .list()
                        .ofSize(4)
                        .map(octets -> octets.stream()
                                .map(String::valueOf)
                                .reduce((a, b) -> a + "." + b)
                                .orElseThrow()),
                Arbitraries.of("[::1]", "[2001:db8::1]", "[1:2:3:4:5:6:7:8]"));
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of(
                "redis://", "redis://bob", "rediss://", "unix://", "unix://bob", "http://", "other://", "bob");
    }

    @Provide
    Arbitrary<String> likely() {
        return Arbitraries.of(
                        "redis://",
                        "rediss://",
                        "unix://",
                        "/",
                        ":",
                        "@",
                        "[",
                        "]",
                        "::1",
                        "?",
                        "db=",
                        "#",
                        "%",
                        "%41",
                        "a",
                        "1",
                        "6379",
                        ".",
                        "-",
                        "_",
                        ",",
                        " ",
                        "host",
                        "ü",
                        "\\",
                        "\n",
                        "embedded:")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }
}
