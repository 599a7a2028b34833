package io.github.cdirediscache.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** That {@link GlobMatcher} is of one mind with Redis. */
class GlobMatcherTest {

    /** For each pattern and key, in hexadecimal digits, whether the pattern matches when nothing but that key is there. */
    private static final String SCRIPT = """
            local function bytes(hex)
              return (string.gsub(hex, '..', function(digits) return string.char(tonumber(digits, 16)) end))
            end
            local answers = {}
            for i = 1, #ARGV, 2 do
              local key = bytes(ARGV[i + 1])
              redis.call('SET', key, '')
              answers[#answers + 1] = #redis.call('KEYS', bytes(ARGV[i]))
              redis.call('DEL', key)
            end
            return answers
            """;

    private static RedisServer server;

    /** Whether the compiler of this Redis takes a char for a signed number, as on x86; ranges depend on it. */
    private static boolean signedChars;

    @BeforeContainer
    static void start() {
        server = RedisServer.start();
        signedChars = !askRedis(List.of(new Case(ofLatin1("[a-\u00ff]"), ofLatin1("\u00f0"))))
                .get(0);
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(tries = 200)
    void S30_matches_anyPatternAndKeys_asRedisDoes(@ForAll("cases") List<Case> cases) {
        List<Boolean> expected = askRedis(cases);
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            if (signedChars || !hasMixedRange(one.pattern)) {
                assertThat(one.matches()).as(one.toString()).isEqualTo(expected.get(i));
            }
            if (hasMixedRange(one.pattern)) {
                assertThat(one.mayMatch()).as("may match, " + one).isIn(true, expected.get(i));
            } else {
                assertThat(one.mayMatch()).as("may match, " + one).isEqualTo(expected.get(i));
            }
        }
    }

    @Example
    void S30_matches_examplesOfRedis_asTheySay() {
        assertMatches("h?llo", List.of("hello", "hallo", "hxllo"), List.of("hllo", "heello"));
        assertMatches("h*llo", List.of("hllo", "heeeello"), List.of("hell"));
        assertMatches("h[ae]llo", List.of("hello", "hallo"), List.of("hillo"));
        assertMatches("h[^e]llo", List.of("hallo", "hbllo"), List.of("hello"));
        assertMatches("h[a-b]llo", List.of("hallo", "hbllo"), List.of("hcllo"));
        assertMatches("h\\[a\\]llo", List.of("h[a]llo"), List.of("hallo"));
        assertMatches("*", List.of("a", "ab"), List.of());
    }

    /** Each is a place where matchers differ. */
    @Example
    void S30_matches_oddPatterns_asRedisDoes() {
        List<String> patterns = List.of(
                "[",
                "[]",
                "[]]",
                "[^]",
                "[^^]",
                "[a",
                "[^a",
                "[a-",
                "[a-]",
                "[a-]b",
                "[-a]",
                "[c-a]",
                "[a\\]",
                "[\\",
                "[\\]]",
                "[a\\-c]",
                "[^a-c]*",
                "\\",
                "a\\",
                "\\a",
                "\\\\",
                "*\\",
                "**",
                "*?",
                "?*",
                "*a*b*",
                "*[a]",
                "[*]",
                "[?]",
                "*[^*]",
                "[a-\u00ff]",
                "[\u0080-a]",
                "[\u0080-\u00ff]",
                "[^\u00ff-\u0080]",
                "?\u00e9");
        List<String> keys = List.of(
                "a",
                "b",
                "c",
                "ab",
                "abc",
                "-",
                "]",
                "[",
                "^",
                "\\",
                "*",
                "?",
                "]b",
                "b]",
                "a]",
                "\u0080",
                "\u00ff",
                "\u00c3\u00e9",
                "aab",
                "a\\");
        List<Case> cases = new ArrayList<>();
        patterns.forEach(pattern -> keys.forEach(key -> cases.add(new Case(ofLatin1(pattern), ofLatin1(key)))));
        S30_matches_anyPatternAndKeys_asRedisDoes(cases);
    }

    /** On x86 the range holds ASCII up to a, and what is beyond from e with an accent on; on aarch64 what is between. */
    @Example
    void mayMatch_rangeFromAsciiToBeyond_asOnAnyServer() {
        for (String key : List.of("A", "a", "z", "\u0080", "\u00e9", "\u00ff")) {
            assertThat(new Case(ofLatin1("[a-\u00e9]"), ofLatin1(key)).mayMatch())
                    .isTrue();
        }
        assertThat(new Case(ofLatin1("[^a-\u00e9]"), ofLatin1("z")).mayMatch()).isTrue();
        assertThat(new Case(ofLatin1("[^a-\u00e9]"), ofLatin1("A")).mayMatch()).isTrue();
        assertThat(new Case(ofLatin1("[^a-\u00e9]"), ofLatin1("a")).mayMatch()).isFalse();
        assertThat(new Case(ofLatin1("[a-c]"), ofLatin1("d")).mayMatch()).isFalse();
    }

    private static void assertMatches(String pattern, List<String> keys, List<String> others) {
        List<Case> cases = Stream.concat(keys.stream(), others.stream())
                .map(key -> new Case(ofLatin1(pattern), ofLatin1(key)))
                .toList();
        List<Boolean> expected = Stream.concat(
                        keys.stream().map(key -> true), others.stream().map(key -> false))
                .toList();
        assertThat(cases.stream().map(Case::matches)).isEqualTo(expected);
        assertThat(askRedis(cases)).isEqualTo(expected);
    }

    private static List<Boolean> askRedis(List<Case> cases) {
        List<String> command = new ArrayList<>(List.of("EVAL", SCRIPT, "0"));
        cases.forEach(one -> {
            command.add(HexFormat.of().formatHex(one.pattern));
            command.add(HexFormat.of().formatHex(one.key));
        });
        return server.command(command.toArray(String[]::new))
                .lines()
                .map(count -> count.equals("1"))
                .toList();
    }

    /** One byte for each character. */
    private static byte[] ofLatin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a range, or what may be one, goes from ASCII to beyond. */
    private static boolean hasMixedRange(byte[] pattern) {
        return IntStream.range(1, pattern.length - 1)
                .anyMatch(at -> pattern[at] == '-' && (pattern[at - 1] < 0) != (pattern[at + 1] < 0));
    }

    /** Keys that are near to what the pattern matches are made of the same few bytes; no key is empty. */
    @Provide
    Arbitrary<List<Case>> cases() {
        Arbitrary<String> patterns =
                Arbitraries.strings().withChars("abc*?[]^-\\\u0080\u00e9\u00ff").ofMaxLength(8);
        Arbitrary<String> sets = Arbitraries.strings()
                .withChars("abc^-\\]\u0080\u00e9\u00ff")
                .ofMaxLength(4)
                .map(set -> "[" + set + "]");
        Arbitrary<String> keys = Arbitraries.strings()
                .withChars("abcd*?[]^-\\\u0080\u00e9\u00f0\u00ff")
                .ofMinLength(1)
                .ofMaxLength(6);
        Arbitrary<String> mixed = Combinators.combine(patterns, sets, patterns)
                .as((before, set, after) -> before + set + after)
                .filter(pattern -> pattern.length() < 14);
        return Combinators.combine(Arbitraries.oneOf(patterns, sets, mixed), keys)
                .as((pattern, key) -> new Case(ofLatin1(pattern), ofLatin1(key)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    record Case(byte[] pattern, byte[] key) {

        boolean matches() {
            return GlobMatcher.matches(pattern, key);
        }

        boolean mayMatch() {
            return GlobMatcher.mayMatch(pattern, key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Case one && Arrays.equals(pattern, one.pattern) && Arrays.equals(key, one.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pattern) * 31 + Arrays.hashCode(key);
        }

        @Override
        public String toString() {
            return readable(pattern) + " on " + readable(key);
        }

        private static String readable(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .mapToObj(c -> c < 0x7f ? Character.toString(c) : String.format("{%02x}", c))
                    .collect(Collectors.joining());
        }
    }
}
