package io.github.cdirediscache.internal.interceptors.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyShapeTest {

    enum Color {
        RED,
        BLUE
    }

    record Name(String text) {}

    @SuppressWarnings("unused") // only their parameters matter
    interface Methods {
        void none();

        void ofLong(long id);

        void ofBox(Long id);

        void ofInt(int id);

        void ofString(String name);

        void ofTwo(String author, String title);

        void ofTwoInOtherOrder(String title, String author);

        void ofTwoOthers(String from, String to);

        void ofMixed(String name, long id);

        void ofMixedInOtherOrder(long id, String name);

        void ofList(List<Long> ids);

        void ofInts(List<Integer> ids);

        void ofSet(Set<Long> ids);

        void ofArray(long[] ids);

        void ofObject(Object any);

        void ofNumber(Number any);

        void ofColor(Color color);

        void ofBoolean(boolean is);

        void ofUuid(UUID id);

        void ofInstant(Instant at);

        void ofRecord(Name name);

        void ofLocale(Locale locale);

        void ofOptional(Optional<Long> id);

        void ofDouble(double amount);
    }

    @ParameterizedTest
    @CsvSource({
        "ofLong, ofBox, true",
        "ofLong, ofInt, false",
        "ofLong, ofString, false",
        "ofLong, none, false",
        "ofLong, ofMixed, false",
        "ofString, ofTwo, false",
        "ofTwo, ofTwoInOtherOrder, true",
        "ofTwo, ofTwoOthers, true",
        "ofMixed, ofMixedInOtherOrder, false",
        "ofLong, ofList, false",
        "ofList, ofInts, false",
        "ofList, ofSet, false",
        "ofList, ofArray, false",
        "ofLong, ofObject, true",
        "ofList, ofObject, true",
        "ofLong, ofNumber, true",
        "ofColor, ofString, false",
        "ofColor, ofObject, true",
        "ofBoolean, ofInt, false",
        "ofUuid, ofString, false",
        "ofUuid, ofInstant, false",
        "ofRecord, ofString, false",
        "ofLocale, ofString, false",
        "ofOptional, ofLong, false",
        "ofDouble, ofInt, false",
    })
    void meets_generatedKeys_byTheirTypes(String one, String other, boolean meets) {
        KeyShape left = generated(one);
        KeyShape right = generated(other);
        assertThat(left.meets(right)).isEqualTo(meets);
        assertThat(right.meets(left)).isEqualTo(meets);
        assertThat(left.meets(left)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "story.{id}, ofLong, story.{id}, ofInt, true",
        "story.{id}, ofLong, story.{name}, ofString, true",
        "story.{id}, ofLong, stories.{id}, ofLong, false",
        "story.{id}, ofLong, story.{id}.x, ofLong, false",
        "story.{id}, ofLong, story.{name}.x, ofString, false",
        "{id}, ofLong, {id}.{name}, ofMixed, false",
        "{id}, ofLong, {name}, ofString, true",
        "{name}, ofString, all, none, true",
        "all, none, al, none, false",
        "{is}, ofBoolean, {id}, ofLong, false",
        "{color}, ofColor, RED, none, true",
        "{color}, ofColor, GREEN, none, false",
        "{id}, ofUuid, 12-ab, none, true",
        "{id}, ofUuid, xyz, none, false",
        "{id}, ofLong, {ids}, ofList, false",
        "{id}, ofLong, {ids}, ofArray, false",
        "{id}, ofLong, {id}, ofOptional, true",
        "{name}, ofString, {ids}, ofList, true",
    })
    void meets_templates_byTheirTexts(String one, String ofOne, String other, String ofOther, boolean meets) {
        KeyShape left = template(one, ofOne);
        KeyShape right = template(other, ofOther);
        assertThat(left.meets(right)).isEqualTo(meets);
        assertThat(right.meets(left)).isEqualTo(meets);
    }

    @Test
    void isInOtherOrder_parametersOfTheSameNames() {
        assertThat(generated("ofTwo").isInOtherOrder(generated("ofTwoInOtherOrder")))
                .isTrue();
        assertThat(generated("ofTwo").isInOtherOrder(generated("ofTwo"))).isFalse();
        assertThat(generated("ofTwo").isInOtherOrder(generated("ofTwoOthers"))).isFalse();
        assertThat(generated("none").isInOtherOrder(generated("none"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "{id}, ofLong, ofLong, false",
        "{name}, ofString, ofString, false",
        "story.{id}, ofLong, ofLong, false",
        "({id}L), ofLong, ofLong, true",
        "({id}), ofLong, ofLong, false",
        "('{name}'), ofString, ofString, true",
    })
    void meets_templateAndGenerated_onlyIfWrittenSo(String template, String method, String generated, boolean meets) {
        assertThat(template(template, method).meets(generated(generated))).isEqualTo(meets);
        assertThat(generated(generated).meets(template(template, method))).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({
        "*, ofLong, true",
        "story.*, ofLong, false",
        "(*, ofLong, true",
        "*L), ofLong, true",
        "*B), ofLong, false",
        "([1-9]L), ofLong, true",
        "([1-9), ofLong, false",
        "(??L), ofLong, true",
        "(\\*), ofLong, false",
    })
    void meets_patternAndGenerated_byWhatItMatches(String glob, String generated, boolean meets) {
        KeyShape pattern =
                KeyRule.pattern(parameters("none"), glob, problem -> {}).shape();
        assertThat(generated(generated).meets(pattern)).isEqualTo(meets);
    }

    @Test
    void meets_patternAndTemplate_byWhatItMatches() {
        KeyShape pattern = KeyRule.pattern(parameters("ofLong"), "author.{id}.*", problem -> {})
                .shape();
        assertThat(template("author.{name}.{id}", "ofMixed").meets(pattern)).isTrue();
        assertThat(template("author.{id}", "ofLong").meets(pattern)).isFalse();
        assertThat(template("writer.{name}", "ofString").meets(pattern)).isFalse();
    }

    /** What two rules really give is what their shapes are about. */
    @Property
    void meets_keysThatAreEqual_always(
            @ForAll @StringLength(max = 3) String a, @ForAll @StringLength(max = 3) String b) {
        KeyRule one = KeyRule.template(parameters("ofTwo"), "a{author}.{title}", problem -> {});
        KeyRule other = KeyRule.template(parameters("ofString"), "{name}", problem -> {});
        String key = one.of(new Object[] {a, b});
        assertThat(other.of(new Object[] {key})).isEqualTo(key);
        assertThat(one.shape().meets(other.shape())).isTrue();
    }

    private static KeyShape generated(String method) {
        MethodParameters parameters = parameters(method);
        return KeyRule.generated(
                        parameters,
                        IntStream.range(0, parameters.count()).boxed().toList(),
                        problem -> {})
                .shape();
    }

    private static KeyShape template(String template, String method) {
        return KeyRule.template(parameters(method), template, problem -> {}).shape();
    }

    private static MethodParameters parameters(String name) {
        Method method = Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return MethodParameters.of(Methods.class, method);
    }
}
