package io.github.cdirediscache.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Globs;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpaceTest {

    @Test
    void valueKey_plainParts_readsAsPrefixVersionKey() {
        assertThat(new KeySpace("stories", 3).valueKey("42")).hasToString("stories:3:42");
    }

    @Test
    void valueKey_beyondAscii_isUtf8() {
        assertThat(new KeySpace("ä", 1).valueKey("x\uD83D\uDE00")).hasToString("ä:1:x\uD83D\uDE00");
    }

    @Property
    void S31_valueKey_differentTriples_differ(
            @ForAll @StringLength(min = 1, max = 8) String prefix1,
            @ForAll @IntRange(max = 20) int version1,
            @ForAll @NotEmpty @StringLength(max = 8) String key1,
            @ForAll @StringLength(min = 1, max = 8) String prefix2,
            @ForAll @IntRange(max = 20) int version2,
            @ForAll @NotEmpty @StringLength(max = 8) String key2) {
        wellFormed(prefix1, prefix2, key1, key2);
        Assume.that(!(prefix1.equals(prefix2) && version1 == version2 && key1.equals(key2)));
        assertThat(new KeySpace(prefix1, version1).valueKey(key1))
                .isNotEqualTo(new KeySpace(prefix2, version2).valueKey(key2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:x", "1", "2:1:x", "x"})
    void S31_valueKey_prefixThatLooksLikeAnothersVersion_staysApart(String key) {
        PhysicalKey other = new KeySpace("app", 1).valueKey(key);
        assertThat(new KeySpace("app:1", 1).isValueOfAnyVersion(other)).isFalse();
        assertThat(new KeySpace("app:1", 1).keyOf(other)).isNull();
        assertThat(new KeySpace("app%3A1", 1).isValueOfAnyVersion(new KeySpace("app:1", 1).valueKey(key)))
                .isFalse();
    }

    @Property
    void keyOf_valueKey_isTheKey(
            @ForAll @StringLength(min = 1, max = 64) String prefix,
            @ForAll @NotEmpty @StringLength(max = 200) String key) {
        wellFormed(prefix, key);
        KeySpace space = new KeySpace(prefix, 7);
        PhysicalKey physical = space.valueKey(key);
        assertThat(space.keyOf(physical)).isEqualTo(key);
        assertThat(space.isValueOfAnyVersion(physical)).isTrue();
        assertThat(new KeySpace(prefix, 8).keyOf(physical)).isNull();
        assertThat(new KeySpace(prefix, 123).isValueOfAnyVersion(physical)).isTrue();
    }

    @Test
    void lockKey_isNoValueOfAnyVersion() {
        KeySpace space = new KeySpace("app", 1);
        assertThat(space.isValueOfAnyVersion(space.lockKey("x"))).isFalse();
        assertThat(space.keyOf(space.lockKey("x"))).isNull();
    }

    @Test
    void pattern_prefixWithGlobCharacters_isEscaped() {
        assertThat(new KeySpace("a*b?[c]\\d", 1).matching("x*").pattern()).hasToString("a\\*b\\?\\[c\\]\\\\d:1:x*");
    }

    @Property
    void matching_itsOwnKey_containsIt(
            @ForAll @StringLength(min = 1, max = 8) String prefix,
            @ForAll @NotEmpty @StringLength(max = 20) String key) {
        wellFormed(prefix, key);
        KeySpace space = new KeySpace(prefix, 3);
        assertThat(space.matching(Globs.escape(key)).contains(space.valueKey(key)))
                .isTrue();
        assertThat(space.matching("*").contains(new KeySpace(prefix, 4).valueKey(key)))
                .isFalse();
        assertThat(space.allVersions().contains(new KeySpace(prefix, 4).valueKey(key)))
                .isTrue();
        assertThat(space.allVersions().contains(space.lockKey(key))).isFalse();
    }

    @Test
    void valueKey_emptyKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySpace("p", 1).valueKey(""))
                .withMessageContaining("key must not be empty");
    }

    @Test
    void valueKey_longestKey_isAccepted() {
        assertThat(new KeySpace("p", 1).valueKey("x".repeat(1 << 20)).bytes()).hasSize(4 + (1 << 20));
        assertThat(new KeySpace("p", 1).valueKey("ä".repeat(1 << 19)).bytes()).hasSize(4 + (1 << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä"})
    void valueKey_overlongKey_isRefusedWithItsBeginning(String character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySpace("p", 1).valueKey(character.repeat((1 << 20) + 1)))
                .withMessageContaining("1048576")
                .withMessageContaining(character.repeat(64) + "...");
    }

    @Test
    void valueKey_unpairedSurrogate_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySpace("p", 1).valueKey("a\uD83D"))
                .withMessageContaining("surrogate");
    }

    @Test
    void pattern_empty_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySpace("p", 1).matching(""))
                .withMessageContaining("*");
    }

    @Test
    void constructor_negativeVersion_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySpace("p", -1))
                .withMessageContaining("-1");
    }

    private static void wellFormed(String... texts) {
        for (String text : texts) {
            Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        }
    }
}
