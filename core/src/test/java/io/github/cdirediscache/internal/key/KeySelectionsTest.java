package io.github.cdirediscache.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** That the index finds what trying one selection after the other finds. */
class KeySelectionsTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final int MANY = 10_000;

    @Property(tries = 2000)
    void contains_anyPatternsAndKeys_asTryingEachDoes(
            @ForAll("patterns") List<String> patterns, @ForAll("keys") List<String> keys) {
        KeySelections selections = new KeySelections();
        List<KeySelection> each =
                patterns.stream().map(KeySelectionsTest::ofBytes).toList();
        each.forEach(selections::add);
        for (String text : keys) {
            PhysicalKey key = key(text);
            boolean expected = each.stream().anyMatch(selection -> selection.contains(key));
            assertThat(selections.contains(key)).as(text).isEqualTo(expected);
            assertThat(selections.union().contains(key)).as("union, " + text).isEqualTo(expected);
            if (selections.containsAllBeginningWith(key.bytes())) {
                assertThat(expected).as("beginning, " + text).isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void contains_versionsOfACache_asTryingEachDoes(
            @ForAll("patterns") List<String> patterns, @ForAll("keys") List<String> keys) {
        KeySelections selections = new KeySelections();
        List<KeySelection> each = IntStream.range(0, patterns.size())
                .mapToObj(i -> patterns.get(i).length() == 1 && i > 2
                        ? SPACE.allVersions()
                        : SPACE.withVersion(i % 3).matching(wellFormed(patterns.get(i))))
                .toList();
        each.forEach(selections::add);
        for (int i = 0; i < keys.size(); i++) {
            String text = wellFormed(keys.get(i));
            KeySpace space = SPACE.withVersion(i % 4);
            PhysicalKey key = i % 5 == 4 ? space.lockKey(text) : space.valueKey(text);
            boolean expected = each.stream().anyMatch(selection -> selection.contains(key));
            assertThat(selections.contains(key)).as(key.toString()).isEqualTo(expected);
            assertThat(selections.union().contains(key)).as("union, " + key).isEqualTo(expected);
        }
    }

    @Property(tries = 5000)
    void literals_anyPatternAndKey_aMatchBeginsAndEndsWithThem(
            @ForAll("pattern") String pattern, @ForAll("key") String text) {
        GlobLiterals literals = GlobLiterals.of(ofLatin1(pattern));
        String beginning = new String(literals.beginning(), StandardCharsets.ISO_8859_1);
        String end = new String(literals.end(), StandardCharsets.ISO_8859_1);
        boolean matches = GlobMatcher.matches(ofLatin1(pattern), ofLatin1(text));
        if (matches) {
            assertThat(text).startsWith(beginning).endsWith(end);
        }
        if (literals.isBeginningAlone()) {
            assertThat(matches).isEqualTo(text.startsWith(beginning));
        }
    }

    @Example
    void literals_examples_areWhatStandsBeforeAndBehindTheWildcards() {
        assertLiterals("a.\\*.[b-d].x", "a.*.", ".x", false);
        assertLiterals("a*", "a", "", true);
        assertLiterals("a**", "a", "", true);
        assertLiterals("a*b*", "a", "", false);
        assertLiterals("a*?", "a", "", false);
        assertLiterals("ab", "ab", "ab", false);
        assertLiterals("*ab", "", "ab", false);
        assertLiterals("a[b]]c", "a", "]c", false);
        assertLiterals("a[bc", "a", "", false);
        assertLiterals("a\\", "a\\", "a\\", false);
    }

    private static void assertLiterals(String pattern, String beginning, String end, boolean isBeginningAlone) {
        GlobLiterals literals = GlobLiterals.of(ofLatin1(pattern));
        assertThat(literals.beginning()).as(pattern).isEqualTo(ofLatin1(beginning));
        assertThat(literals.end()).as(pattern).isEqualTo(ofLatin1(end));
        assertThat(literals.isBeginningAlone()).as(pattern).isEqualTo(isBeginningAlone);
    }

    @Example
    void add_equalOrContainedByABeginning_isNotAdded() {
        KeySelections selections = new KeySelections();
        assertThat(selections.add(SPACE.matching("a.*.b"))).isTrue();
        assertThat(selections.add(SPACE.matching("a.*.b"))).isFalse();
        assertThat(selections.add(SPACE.matching("a.*"))).isTrue();
        assertThat(selections.add(SPACE.matching("a.?"))).isFalse();
        assertThat(selections.add(SPACE.matching("ab"))).isTrue();
        assertThat(selections.add(SPACE.withVersion(2).matching("a.1"))).isTrue();
        assertThat(selections.size()).isEqualTo(4);
    }

    @Example
    void union_oneSelection_isThatOne() {
        KeySelections selections = new KeySelections();
        KeySelection only = SPACE.matching("a*b");
        selections.add(only);
        assertThat(selections.union()).isSameAs(only);
    }

    @Example
    void union_severalSelections_asksForTheirCommonBeginning() {
        KeySelections selections = new KeySelections();
        selections.add(SPACE.matching("a\\*b*x"));
        selections.add(SPACE.matching("a\\*c"));
        assertThat(selections.union()).hasToString("p:1:a\\**");
        selections.add(SPACE.withVersion(2).matching("a"));
        assertThat(selections.union()).hasToString("p:*");
    }

    @Example
    void contains_manyPatternsThatBeginOrEndDifferently_areAllTold() {
        KeySelections selections = new KeySelections();
        for (int i = 0; i < MANY; i++) {
            selections.add(SPACE.matching("author." + i + ".*.x"));
            selections.add(SPACE.matching("*." + i));
        }
        assertThat(selections.contains(SPACE.valueKey("author.9999.1.x"))).isTrue();
        assertThat(selections.contains(SPACE.valueKey("author.10000.1.x"))).isFalse();
        assertThat(selections.contains(SPACE.valueKey("any.9999"))).isTrue();
        assertThat(selections.contains(SPACE.valueKey("any.10000"))).isFalse();
    }

    @Example
    void contains_somePatternsThatBeginAndEndAlike_areAllTold() {
        KeySelections selections = new KeySelections();
        for (int i = 0; i < 300; i++) {
            selections.add(SPACE.matching("*." + i + ".*"));
        }
        assertThat(selections.contains(SPACE.valueKey("the.story.299.of.many.others")))
                .isTrue();
        assertThat(selections.contains(SPACE.valueKey("the.story.300.of.many.others")))
                .isFalse();
    }

    /** Whatever is matched is told; whatever would take too long counts as matched. */
    @Example
    void contains_tooManyPatternsThatBeginAndEndAlike_everyKeyWithThatBeginningCountsAsTheirs() {
        KeySelections selections = new KeySelections();
        for (int i = 0; i < MANY; i++) {
            selections.add(SPACE.matching("*." + i + ".*"));
        }
        assertThat(selections.contains(SPACE.valueKey("the.story.9999.of.many")))
                .isTrue();
        assertThat(selections.contains(SPACE.valueKey("the.story.10000.of.many")))
                .isTrue();
        assertThat(selections.contains(SPACE.withVersion(2).valueKey("the.story.1.of.many")))
                .isFalse();
    }

    @Example
    void contains_patternThatTakesLong_countsAsMatched() {
        KeySelections selections = new KeySelections();
        selections.add(SPACE.matching("*" + "a".repeat(500) + "b*"));
        assertThat(selections.contains(SPACE.valueKey("a".repeat(100)))).isFalse();
        assertThat(selections.contains(SPACE.valueKey("a".repeat(5000)))).isTrue();
    }

    private static KeySelection ofBytes(String glob) {
        return KeySelection.ofAll(new KeyPattern(ofLatin1(glob)), key -> true);
    }

    private static PhysicalKey key(String text) {
        return new PhysicalKey(ofLatin1(text));
    }

    private static String wellFormed(String text) {
        return text.isEmpty() ? "*" : text;
    }

    /** One byte for each character. */
    private static byte[] ofLatin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> pattern() {
        Arbitrary<String> any =
                Arbitraries.strings().withChars("aab*?[]^-\\\u00e9").ofMaxLength(7);
        Arbitrary<String> plain = Arbitraries.strings().withChars("aab*").ofMaxLength(5);
        return Arbitraries.oneOf(any, plain);
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return pattern().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> key() {
        Arbitrary<String> any =
                Arbitraries.strings().withChars("ab*?[]^-\\\u00e9").ofMaxLength(5);
        Arbitrary<String> plain = Arbitraries.strings().withChars("ab").ofMaxLength(5);
        return Arbitraries.oneOf(any, plain);
    }

    @Provide
    Arbitrary<List<String>> keys() {
        return key().list().ofMinSize(1).ofMaxSize(20);
    }
}
