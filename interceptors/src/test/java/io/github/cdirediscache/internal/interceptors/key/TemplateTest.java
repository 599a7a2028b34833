package io.github.cdirediscache.internal.interceptors.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.internal.interceptors.key.Template.Literal;
import io.github.cdirediscache.internal.interceptors.key.Template.Reference;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void parse_literal_isOnePiece() {
        assertThat(Template.parse("stories").pieces()).containsExactly(new Literal("stories"));
    }

    @Test
    void parse_empty_hasNoPieces() {
        assertThat(Template.parse("").pieces()).isEmpty();
    }

    @Test
    void parse_references_areSeparatedFromLiterals() {
        assertThat(Template.parse("a.{id}{0}-{story.author.id}").pieces())
                .containsExactly(
                        new Literal("a."),
                        new Reference(List.of("id")),
                        new Reference(List.of("0")),
                        new Literal("-"),
                        new Reference(List.of("story", "author", "id")));
    }

    @Test
    void parse_doubledBraces_areBraces() {
        assertThat(Template.parse("{{id}}").pieces()).containsExactly(new Literal("{id}"));
    }

    @Test
    void parse_referenceInDoubledBraces_isAReferenceBetweenBraces() {
        assertThat(Template.parse("{{{id}}}").pieces())
                .containsExactly(new Literal("{"), new Reference(List.of("id")), new Literal("}"));
    }

    @Test
    void parse_identifiersOfOtherScripts_areNames() {
        assertThat(Template.parse("{größe}").pieces()).containsExactly(new Reference(List.of("größe")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{ id}", "{id }", "{a..b}", "{.a}", "{a.}", "{a-b}", "{0x}", "{1234}", "{a.0}", "{a{b}"})
    void parse_badReference_saysHowToWriteOne(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(template))
                .withMessageContaining(template)
                .withMessageContaining("{story.author.id}");
    }

    @ParameterizedTest
    @CsvSource({"a{id,position 1", "{,position 0", "a.b{{{,position 5"})
    void parse_unclosed_saysWhere(String template, String where) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(template))
                .withMessageContaining(where)
                .withMessageContaining("write {{");
    }

    @ParameterizedTest
    @CsvSource({"a},position 1", "{id}},position 4"})
    void parse_closingNothing_saysWhere(String template, String where) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(template))
                .withMessageContaining(where)
                .withMessageContaining("write }}");
    }

    @Property
    void parse_anyTextWithBracesDoubled_isThatText(@ForAll String text) {
        String doubled = text.replace("{", "{{").replace("}", "}}");
        List<Template.Piece> expected = text.isEmpty() ? List.of() : List.of(new Literal(text));
        assertThat(Template.parse(doubled).pieces()).isEqualTo(expected);
    }
}
